/** Outlines of grids from a customer's file. Degrees, longitude first; flat rings throughout. 网格边界 */
export * from './check';
export * from './columns';
export * from './feature';
export * from './known';
export * from './look';
export * from './overlap';
export * from './rings';
export * from './systems';
