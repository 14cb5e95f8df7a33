export { wallSince, wallStateOf, type WallCase, type WallNames } from './wall-state';
export { weatherOf, type Load } from './weather';
