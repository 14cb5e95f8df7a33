/** The contract between the processes and with the platform: pure, and the only thing that all sides import. */
export * from './bridge';
export * from './care';
export * from './channels';
export * from './channels/routing';
export * from './commands';
export * from './directory';
export * from './errors';
export * from './events';
export * from './light';
export * from './presence';
export * from './routing';
export * from './photo';
export * from './rows';
export * from './scalars';
export * from './settings';
export * from './vocabulary';
export * from './version';
