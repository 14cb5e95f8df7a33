import type { CaseState, Refusal } from './types';

/**
 * Why the case `into` takes no other in: nobody works on a rejected one, and a merged one would make a chain that could
 * lead back to its beginning. Undefined: it does. `target` is absent when the seat knows no such case. 并案
 */
export const refuseMergeTarget = (target: CaseState | undefined, into: string): Refusal | undefined => {
  if (!target) return { code: 'not-found', message: 'There is no such case to merge into.', details: { field: 'into', caseId: into } };
  const { state } = target;
  if (state !== 'merged' && state !== 'rejected') return undefined;
  return { code: 'wrong-state', message: `A ${state} case takes no other in.`, details: { field: 'into', state } };
};
