import type { CaseRow, Outcome, Rulebook } from '../../preload/contract';
import { areaUnder } from './area';
import { OUTCOMES_IN } from './table';
import type { CaseRequest, CaseState, Report } from './types';

/** Priority of a case; before filing only the reporter's own urgency is known. */
export const priorityOf = (state: CaseState): CaseRow['priority'] => {
  if (state.state === 'suspended') return state.paused.priority;
  if (state.state === 'merged') return priorityOf(state.before);
  if (state.state === 'rejected' && state.filing) return state.filing.priority;
  return 'priority' in state ? state.priority : state.report.urgent ? 'urgent' : 'routine';
};

/** Category given at filing, else the one reported. */
export const categoryIdOf = (state: CaseState): string | undefined => {
  if (state.state === 'suspended') return state.paused.category;
  if (state.state === 'merged') return categoryIdOf(state.before);
  if (state.state === 'rejected' && state.filing) return state.filing.category;
  return 'category' in state ? state.category : state.report.category;
};

/** Village (12 digits) of a case: its area's, else the one its grid code begins with, where that lies in its area. */
export const villageOf = ({ area, report }: { readonly area: string; readonly report: Pick<Report, 'gridCode'> }): string | undefined => {
  if (area.length === 12) return area;
  const village = /^\d{12}/.exec(report.gridCode ?? '')?.[0];
  return village !== undefined && areaUnder(village, area) ? village : undefined;
};

/** Area of the level in charge: the case's own, or one above that it was escalated to. */
export const inChargeOf = (state: CaseState): string => state.escalatedTo ?? state.area;

/** What the shift lead is asked for and has not decided. */
export const openRequests = (state: CaseState): readonly CaseRequest[] => state.requests.filter(({ answer }) => answer === undefined);

/** Whether the case is one that only the shift lead closes. 重要案件 */
export const isLeads = (state: CaseState, { leadCloses }: Pick<Rulebook, 'leadCloses'>): boolean =>
  (leadCloses.supervised && state.supervision !== undefined) ||
  (leadCloses.reopened && state.reopenings > 0) ||
  (leadCloses.escalated && state.escalatedTo !== undefined) ||
  leadCloses.priorities.includes(priorityOf(state));

/** Whether the check on the spot has passed. */
export const isVerified = (state: CaseState): boolean => state.state === 'feedback' && state.verifiedAt !== undefined;

/** How the case may end now: a dispute that was agreed upon is resolved without a department's work. */
export const outcomesOf = (state: CaseState): readonly Outcome[] => {
  if (state.state !== 'filed' && state.state !== 'feedback') return [];
  const usual = OUTCOMES_IN[state.state];
  return state.dispute?.agreement && !usual.includes('resolved') ? ['resolved', ...usual] : usual;
};

/** Whether the case is handled in the steps of a mediation centre, by its category. */
export const isDispute = (state: CaseState, { categories }: Pick<Rulebook, 'categories'>): boolean => {
  const category = categoryIdOf(state);
  return categories.some(({ id, steps }) => id === category && steps === 'mediation');
};
