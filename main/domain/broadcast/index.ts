export * from './audience';
export * from './message';
export * from './person';
export * from './report';
export * from './seats';
