/** What the services need of the world. Types only (and one error); the adapters and the services both import them. */
export * from './broadcast-store';
export * from './care-store';
export * from './clock';
export * from './disk';
export * from './evaluation-store';
export * from './media-store';
export * from './platform-log';
export * from './records';
export * from './reported-store';
export * from './store';
export * from './upstream';
export * from './tile-cache';
export * from './timers';
