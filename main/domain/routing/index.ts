export * from './check';
export * from './choice';
export * from './match';
export * from './none';
export * from './place';
export * from './propose';
