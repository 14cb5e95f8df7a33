export * from './audience';
export * from './by-township';
export * from './message';
export * from './person';
export * from './report';
export * from './seats';
