export { createRoster, rosterHandlers, type Roster } from './handlers';
export { createReach } from './reach';
