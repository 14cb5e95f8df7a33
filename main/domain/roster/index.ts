export * from './columns';
export * from './drills';
export * from './import';
export * from './rank';
export * from './seats';
export * from './selection';
export * from './duty';
