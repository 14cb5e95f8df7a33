export * from './columns';
export * from './import';
export * from './seats';
