import type { CareEvent, CareEventOf, CareEventType, CareRules } from '../../../preload/contract';
import { dateOf, localDay, toInstant } from '../clock/local';
import { yearOf } from './dates';
import { nextOf, conditionOf, type CareReason } from './next-visit';
import { lastVisitOf, recordOfVisits, type CareState, type Visit } from './state';

type Step<T extends CareEventType> = (state: CareState, event: CareEventOf<T>, rules: CareRules) => CareState;

/** Visits may arrive in another order than they were made in; two at the same instant are one. */
const withVisit = (visits: readonly Visit[], visit: Visit): readonly Visit[] => {
  const all = [...visits.filter(({ at }) => at !== visit.at), visit].toSorted((a, b) => a.at - b.at);
  const since = yearOf(all.at(-1)!.date) - 1;
  return all.filter(({ date }) => yearOf(date) >= since);
};

const assessed = (reason: CareReason, level: number, found: CareReason['condition'], rules: CareRules): CareReason => ({
  ...reason,
  level,
  ...(reason.kind === 'mental-health'
    ? { before: reason.condition, condition: conditionOf({ risk: level, condition: found ?? 'stable' }, rules) }
    : {}),
});

const planned = (state: CareState, from: string, due: string | undefined, rules: CareRules): CareState => {
  const next = nextOf(state.reasons, from, recordOfVisits(state), rules);
  return { ...state, due: due ?? next?.due ?? state.due, measures: next?.measures ?? [] };
};

/** An older visit that arrives late is history. */
const isNewest = (state: CareState, { data }: CareEventOf<'care.visited'>): boolean =>
  (lastVisitOf(state)?.at ?? 0) <= (toInstant(data.visitedAt) ?? 0);

/**
 * Whether the next visit is reckoned from this event. Looking in on somebody with a severe mental disorder is no follow-up:
 * the specification counts a visit with its risk grade.
 */
export const movesPlan = (state: CareState, event: CareEvent): boolean => {
  if (event.type === 'care.assessed') return true;
  if (event.type !== 'care.visited' || !isNewest(state, event)) return false;
  return event.data.assessment !== undefined || !state.reasons.some(({ kind }) => kind === 'mental-health');
};

const steps: { readonly [T in CareEventType]: Step<T> } = {
  'care.visited': (state, event, rules) => {
    const { data } = event;
    const at = toInstant(data.visitedAt) ?? 0;
    const date = dateOf(localDay(at));
    const { assessment } = data;
    const moves = movesPlan(state, event);
    const visit = { at, date, by: data.by, result: data.result, checkUp: data.checkUp ?? false, counts: moves };
    const recordedFrom = state.recordedFrom !== undefined && state.recordedFrom < date ? state.recordedFrom : date;
    const visited = {
      ...state,
      recordedFrom,
      visits: withVisit(state.visits, visit),
      ...(isNewest(state, event) ? { handed: undefined } : {}),
    };
    if (!moves) return visited;
    const reasons = state.reasons.map((reason) =>
      assessment && reason.kind === 'mental-health' ? assessed(reason, assessment.risk, assessment.condition, rules) : reason,
    );
    return planned({ ...visited, reasons }, date, data.due, rules);
  },
  'care.assessed': (state, { data, at }, rules) => {
    const reasons = state.reasons.map((reason) =>
      reason.kind === data.kind ? assessed(reason, data.level, data.condition, rules) : reason,
    );
    return planned({ ...state, reasons }, dateOf(localDay(toInstant(at) ?? 0)), data.due, rules);
  },
  'care.planned': (state, { data, at }) => ({
    ...state,
    lookIns: data.lookIns.length > 0 ? { slots: data.lookIns, since: toInstant(at) ?? 0 } : undefined,
    due: data.due ?? state.due,
  }),
  'care.handed': (state, { data }) => ({
    ...state,
    handed: { memberId: data.memberId, key: data.key },
    responsible: data.reason === 'chosen' ? data.memberId : state.responsible,
  }),
  'care.reported': (state) => state,
  'care.missed': (state, { data }) => ({ ...state, missed: { key: data.key, caseId: data.caseId } }),
  'care.left': (state, { data, at }) => ({ ...state, left: { at: toInstant(at) ?? 0, eraseAt: toInstant(data.eraseAt) ?? 0 } }),
  'care.restored': (state) => ({ ...state, left: undefined }),
  // Whoever stores it erases the record; there is no state after it.
  'care.erased': (state) => state,
};

/** The state after an event. Events of one person stand for themselves: none is refused because another came first. */
export const evolveCare = (state: CareState, event: CareEvent, rules: CareRules): CareState =>
  (steps[event.type] as Step<CareEventType>)(state, event, rules);
