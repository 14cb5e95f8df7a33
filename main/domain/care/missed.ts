import type { CareRules } from '../../../preload/contract';
import { startOfDate } from '../clock/local';
import { plusDays } from './dates';
import { lookInNow, missedLookIn, type LookInPlan } from './look-ins';

/** What of somebody's plan says when a visit is late. */
export interface Watched {
  /** Local date of the next visit. */
  readonly due: string;
  readonly graceDays: number;
  readonly lookIns?: LookInPlan | undefined;
  /** Instant of the last visit of any sort. */
  readonly lastVisit?: number | undefined;
}

/** A visit that did not happen. `key` names it on every console alike. */
export interface Missed {
  readonly key: string;
  readonly kind: 'visit' | 'look-in';
  /** It was due until then. */
  readonly dueAt: number;
  /** From here on it is a case. */
  readonly caseAt: number;
}

/** A visit is due during its whole day, so it is late when the day has ended. */
export const lateFrom = (due: string): number => startOfDate(plusDays(due, 1)) ?? Number.POSITIVE_INFINITY;

const visitOf = ({ due, graceDays }: Watched): Missed => ({
  key: `visit ${due}`,
  kind: 'visit',
  dueAt: lateFrom(due),
  caseAt: lateFrom(plusDays(due, graceDays)),
});

/** What is late now, and what is a case by now; the look-in first, since it is the shorter promise. */
export const missedNow = (watched: Watched, now: number, rules: CareRules): { readonly late: Missed[]; readonly cases: Missed[] } => {
  const late: Missed[] = [];
  const cases: Missed[] = [];
  const { lookIns, lastVisit } = watched;
  if (lookIns) {
    const asMissed = ({ slot, date, until, caseAt }: { slot: string; date: string; until: number; caseAt: number }): Missed => ({
      key: `${slot} ${date}`,
      kind: 'look-in',
      dueAt: until,
      caseAt,
    });
    const current = lookInNow(lookIns, lastVisit, now, rules);
    if (current && current.until <= now) late.push(asMissed(current));
    const missed = missedLookIn(lookIns, lastVisit, now, rules);
    if (missed) cases.push(asMissed(missed));
  }
  const visit = visitOf(watched);
  if (visit.dueAt <= now) late.push(visit);
  if (visit.caseAt <= now) cases.push(visit);
  return { late, cases };
};
