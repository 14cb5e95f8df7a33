export * from './mask';
export * from './mask-data';
