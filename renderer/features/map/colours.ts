import { useMediaQuery } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { darkPalette, lightPalette } from '../../kit';
import type { Look } from './base';
import type { MapColours } from './base-style';
import type { MarkColours } from './paint';
import type { Shade } from '../../../preload/contract';

type Colours = {
  readonly look: Look;
  readonly base: MapColours;
  readonly marks: MarkColours;
  readonly shades: Readonly<Record<Shade, string>>;
};
type Palette = typeof lightPalette;

const coloursOf = (look: Look, palette: Palette, lines: Pick<MapColours, 'line' | 'faint' | 'quiet'>): Colours => ({
  look,
  base: {
    ground: palette.background.default,
    land: palette.background.paper,
    beyond: palette.surface.sunken,
    text: palette.text.primary,
    ...lines,
  },
  marks: {
    light: palette.light,
    paper: palette.background.paper,
    text: palette.text.primary,
    person: palette.text.secondary,
    chosen: palette.primary.main,
  },
  // Colour means a state: how much there is to do is none, so it is grey.
  shades: { load: palette.text.secondary, overdue: palette.light.red, within: palette.light.yellow, onTime: palette.light.yellow },
});

/** Made once each, so that the map is drawn anew only when the theme turns. */
const light = coloursOf('light', lightPalette, { line: '#b9c0c8', faint: '#e3e6ea', quiet: '#8a929c' });
const dark = coloursOf('dark', darkPalette, { line: '#4a525c', faint: '#2b3138', quiet: '#7d8792' });

/** The map's colours, from the theme's: GL and canvas cannot read CSS variables. */
export const useMapColours = (): Colours => {
  const { mode } = useColorScheme();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  return mode === 'dark' || (mode !== 'light' && systemDark) ? dark : light;
};
