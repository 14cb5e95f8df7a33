/** The rules of dispatching, pure: no I/O, no Electron, no clock of its own. */
export * from './types';
