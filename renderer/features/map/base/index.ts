export { aboveBase } from './above-base';
export { BaseFoot } from './BaseFoot';
export type { Look } from './inks';
export { useBase } from './use-base';
