export * from './case-clock';
export * from './counted';
export * from './limits';
export * from './local';
export * from './running-limits';
export * from './working-time';
