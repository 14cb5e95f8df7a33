import type { Assessment, CareCondition, CareKind, CareMeasure, CareRules, CareStep } from '../../../preload/contract';
import { daysFrom, lastDayOf, plus, plusDays, yearOf } from './dates';

/** Worse comes later. */
const SEVERITY: readonly CareCondition[] = ['stable', 'basically-stable', 'unstable'];

/**
 * The condition that counts: what the visitor found, but never better than the risk grade allows (risk 3 to 5 is
 * unstable, 1 and 2 basically stable at best).
 */
export const conditionOf = ({ risk, condition }: Assessment, { mentalHealth }: CareRules): CareCondition => {
  const byRisk = risk >= mentalHealth.unstableFrom ? 'unstable' : risk >= mentalHealth.basicallyStableFrom ? 'basically-stable' : 'stable';
  return SEVERITY[Math.max(SEVERITY.indexOf(byRisk), SEVERITY.indexOf(condition))] ?? 'unstable';
};

/** One reason somebody is in care, with what the last visits found. */
export interface CareReason {
  readonly kind: CareKind;
  /** Risk grade 0–5 of a severe mental disorder; of the others the level of need. */
  readonly level: number;
  /** Severe mental disorders: as the last visit found it. */
  readonly condition?: CareCondition | undefined;
  /** As the visit before that found it. */
  readonly before?: CareCondition | undefined;
  /** Local date on which care for this reason began. */
  readonly since: string;
}

/** The rule that applies to a reason now. Who has never been assessed counts by the risk grade alone. */
export const stepOf = ({ kind, level, condition, before }: CareReason, rules: CareRules): CareStep => {
  const { mentalHealth, others } = rules;
  if (kind !== 'mental-health') {
    const { usual, high } = others[kind] ?? others['lives-alone']!;
    return high && level >= high.from ? high : usual;
  }
  switch (conditionOf({ risk: level, condition: condition ?? 'stable' }, rules)) {
    case 'unstable':
      return mentalHealth.unstable;
    case 'basically-stable':
      return before === 'basically-stable' ? mentalHealth.stillBasicallyStable : mentalHealth.basicallyStable;
    case 'stable':
      return mentalHealth.stable;
  }
};

/** Visits made, as local dates. */
export interface VisitRecord {
  /** Local date from which visits were recorded here; absent: from the beginning of the care. */
  readonly from?: string | undefined;
  readonly visits: readonly string[];
  readonly checkUps: readonly string[];
}

/** What a year still asks for: of who came into care, or into this record, during it a share by quarters begun. */
export const owedIn = (year: number, reason: CareReason, record: VisitRecord, { mentalHealth }: CareRules) => {
  const { from = reason.since } = record;
  const since = from > reason.since ? from : reason.since;
  if (reason.kind !== 'mental-health' || yearOf(since) > year) return { visits: 0, checkUps: 0 };
  const quarters = yearOf(since) === year ? 4 - Math.floor((Number(since.slice(5, 7)) - 1) / 3) : 4;
  const made = (dates: readonly string[]) => dates.filter((date) => yearOf(date) === year && date >= since).length;
  return {
    visits: Math.max(0, Math.ceil((mentalHealth.visitsAYear * quarters) / 4) - made(record.visits)),
    checkUps: Math.max(0, mentalHealth.checkUpsAYear - made(record.checkUps)),
  };
};

export interface NextVisit {
  /** Local date; the visit is due during the whole day. */
  readonly due: string;
  readonly measures: readonly CareMeasure[];
  readonly step: CareStep;
  /** The rule's own date lies later: the year's visits would not be reached. */
  readonly forTheYear: boolean;
}

/**
 * When the next visit is due after one on `visited` (already in the record), for one reason: the rule's interval, but in
 * time for the visits that the year still asks for.
 */
export const nextVisit = (reason: CareReason, visited: string, record: VisitRecord, rules: CareRules): NextVisit => {
  const step = stepOf(reason, rules);
  const usual = plus(visited, step.every);
  const year = yearOf(visited);
  const { visits } = owedIn(year, reason, record, rules);
  const left = daysFrom(visited, lastDayOf(year));
  const latest = visits > 0 && left > 0 ? plusDays(visited, Math.max(1, Math.floor(left / visits))) : usual;
  const forTheYear = latest < usual;
  return { due: forTheYear ? latest : usual, measures: step.measures, step, forTheYear };
};

/** Somebody may be in care for several reasons: the earliest date counts, and every measure. */
export const nextOf = (reasons: readonly CareReason[], visited: string, record: VisitRecord, rules: CareRules): NextVisit | undefined => {
  const each = reasons.map((reason) => nextVisit(reason, visited, record, rules)).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const [first] = each;
  return first && { ...first, measures: [...new Set(each.flatMap(({ measures }) => measures))] };
};
