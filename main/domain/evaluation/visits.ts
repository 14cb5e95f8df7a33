import type { CareEvent, CareRules } from '../../../preload/contract';
import { evolveCare, lateFrom, movesPlan, type CareState } from '../care';
import { toInstant } from '../clock/local';
import { hasHappened, isWithin } from './period';
import type { Period } from './types';

/** A visit that was due, and when it was made. Instants in ms; `dueAt` is the end of its day. */
export interface VisitDuty {
  readonly dueAt: number;
  readonly madeAt?: number | undefined;
}

/** When what the event tells happened: a visit is made before it is told. */
const happenedAt = (event: CareEvent): number =>
  (event.type === 'care.visited' ? toInstant(event.data.visitedAt) : undefined) ?? toInstant(event.at) ?? 0;

/**
 * Every visit that one person's plan asked for, from the events of their care in order. A plan that is changed before the
 * visit was due asks for another one instead. The platform's record may have moved on already: its own date counts only where
 * the first visit leads beyond it. Pure.
 */
export const visitDuties = (record: CareState, events: Iterable<CareEvent>, rules: CareRules): readonly VisitDuty[] => {
  const duties: VisitDuty[] = [];
  let state = record;
  let fromRecord = true;
  for (const event of events) {
    const before = state;
    state = evolveCare(state, event, rules);
    const dueAt = lateFrom(before.due);
    const at = happenedAt(event);
    if (event.type === 'care.visited' && movesPlan(before, event)) {
      if (!fromRecord || state.due > before.due) duties.push({ dueAt, madeAt: at });
      fromRecord = false;
    } else if (dueAt <= at && (state.due !== before.due || (state.left && !before.left))) duties.push({ dueAt });
  }
  if (!state.left) duties.push({ dueAt: lateFrom(state.due) });
  return duties;
};

/** 按期走访: a visit counts in the period in which its day ended; made when it was made by then. Undefined: not due in it. */
export const judgeVisit = ({ dueAt, madeAt }: VisitDuty, period: Period): 'made' | 'missed' | undefined => {
  // The day itself is in the period, not the midnight after it.
  if (!isWithin(dueAt - 1, period) || dueAt > period.asOf) return undefined;
  return madeAt !== undefined && madeAt < dueAt && hasHappened(madeAt, period) ? 'made' : 'missed';
};
