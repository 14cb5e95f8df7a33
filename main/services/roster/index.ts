export { rosterHandlers } from './handlers';
export { createReach } from './reach';
