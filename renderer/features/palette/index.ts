export { CommandPalette } from './CommandPalette';
export type { PaletteAction } from './items';
