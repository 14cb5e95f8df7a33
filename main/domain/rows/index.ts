export * from './case-row';
export * from './index-of';
export * from './names';
export * from './person-row';
export * from './timeline';
