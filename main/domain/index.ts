/** The rules of dispatching, pure: no I/O, no Electron, no clock of its own. */
export * from './area';
export * from './care';
export * from './clock';
export * from './decide';
export * from './evolve';
export { baseOf } from './evolve/base';
export { inChargeOf, openRequests } from './facts';
export * from './message';
export { allowedActions, allowedTaskActions } from './permission';
export * from './papers';
export * from './photo';
export * from './privacy';
export * from './routing';
export * from './rows';
export { caseFactsOf, type CaseFacts, type StageFact } from './stage-facts';
export type { TaskFact } from './task-facts';
export * from './suggest';
export * from './types';
