/** Where things are. Places in degrees WGS84, lengths in metres. */
export * from './distance';
export * from './grid-index';
export * from './heat';
export * from './inside';
export * from './loads';
