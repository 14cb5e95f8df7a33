export * from './canonical';
export * from './clean';
export * from './ids';
export * from './parse';
export * from './position';
export * from './problems';
export * from './store-time';
