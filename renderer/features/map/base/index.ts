export { aboveBase } from './above-base';
export { BaseFoot } from './BaseFoot';
export { BaseTrouble } from './BaseTrouble';
export type { Look } from './inks';
export { useBase } from './use-base';
