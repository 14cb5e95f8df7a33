import type { CareCondition, CareKind, CareMeasure, CareRules, Member, Person, VisitResult } from '../../../preload/contract';
import { lookInsToday, type LookInPlan } from './look-ins';
import type { Watched } from './missed';
import { owedIn, stepOf, type CareReason, type VisitRecord } from './next-visit';

/** One visit as it counts. */
export interface Visit {
  /** Instant. */
  readonly at: number;
  /** Local date. */
  readonly date: string;
  readonly by: string;
  readonly result: VisitResult;
  readonly checkUp: boolean;
  /** A follow-up, and not only a look. */
  readonly counts: boolean;
}

/** How somebody in care is looked after: what the platform's record says, then every event of their care. */
export interface CareState {
  readonly personId: string;
  readonly reasons: readonly CareReason[];
  /** Local date of the next visit. */
  readonly due: string;
  readonly measures: readonly CareMeasure[];
  readonly lookIns?: LookInPlan | undefined;
  /** Local date of the first visit recorded here. */
  readonly recordedFrom?: string | undefined;
  /** Of the year of the last one and the year before, oldest first. */
  readonly visits: readonly Visit[];
  /** The plan's own member. */
  readonly responsible: string;
  /** Who was last told to go, and for which visit. */
  readonly handed?: { readonly memberId: string; readonly key: string } | undefined;
  /** The last visit that became a case. */
  readonly missed?: { readonly key: string; readonly caseId: string } | undefined;
  readonly left?: { readonly at: number; readonly eraseAt: number } | undefined;
}

/** Before the first event: as the platform's record has it. */
export const careOf = (person: Person): CareState => ({
  personId: person.id,
  reasons: person.care.map(({ kind, level, since }) => ({ kind, level, since })),
  due: person.visitPlan.nextDue,
  measures: [],
  visits: [],
  responsible: person.responsible,
});

export const lastVisitOf = ({ visits }: CareState): Visit | undefined => visits.at(-1);

export const recordOfVisits = ({ visits, recordedFrom }: CareState): VisitRecord => ({
  from: recordedFrom,
  visits: visits.filter(({ counts }) => counts).map(({ date }) => date),
  checkUps: visits.filter(({ checkUp }) => checkUp).map(({ date }) => date),
});

/** What is still owed in the year of a date, over all reasons. */
export const owed = (state: CareState, date: string, rules: CareRules): { visits: number; checkUps: number } => {
  // Before the first visit recorded here nobody knows what was made.
  if (state.recordedFrom === undefined) return { visits: 0, checkUps: 0 };
  const each = state.reasons.map((reason) => owedIn(Number(date.slice(0, 4)), reason, recordOfVisits(state), rules));
  return { visits: Math.max(0, ...each.map(({ visits }) => visits)), checkUps: Math.max(0, ...each.map(({ checkUps }) => checkUps)) };
};

/** The rule that asks for the shortest wait counts for the grace as well. */
export const graceOf = ({ reasons }: CareState, rules: CareRules): number =>
  Math.min(...reasons.map((reason) => stepOf(reason, rules).graceDays), 60);

export const watchedOf = (state: CareState, rules: CareRules): Watched => ({
  due: state.due,
  graceDays: graceOf(state, rules),
  lookIns: state.lookIns,
  lastVisit: lastVisitOf(state)?.at,
});

/** Today's look-ins and how each stands; none where none is planned. */
export const todayOf = ({ lookIns, visits }: CareState, now: number, rules: CareRules): ReturnType<typeof lookInsToday> =>
  lookIns
    ? lookInsToday(
        lookIns,
        visits.map(({ at }) => at),
        now,
        rules,
      )
    : [];

/** Kinds of department a missed visit suggests, the leading one first. */
export const departmentsFor = (state: CareState, missed: 'visit' | 'look-in', rules: CareRules): readonly string[] => {
  const ofReasons = state.reasons
    .map((reason) => stepOf(reason, rules))
    .toSorted((a, b) => a.graceDays - b.graceDays)
    .flatMap(({ departments }) => departments);
  return [...new Set(missed === 'look-in' ? [...rules.lookIns.departments, ...ofReasons] : ofReasons)];
};

export const conditionNow = (state: CareState): CareCondition | undefined =>
  state.reasons.find(({ kind }) => kind === 'mental-health')?.condition;

export const reasonOf = (state: CareState, kind: CareKind): CareReason | undefined => state.reasons.find((reason) => reason.kind === kind);

/** Who looks after a person's grid, beside the member the plan names. */
export interface Roster {
  readonly member: (id: string) => Member | undefined;
  /** Members of the person's grid, then of its village. */
  readonly nearby: readonly Member[];
}

const ROLE_ORDER: readonly Member['role'][] = ['grid-member', 'grid-leader', 'cadre'];

/**
 * Who makes the next visit: the responsible member while on duty; else somebody on duty of the same grid, then the
 * village's leader, then a cadre. Undefined in `standIn`: nobody is.
 */
export const visitorOf = (
  responsible: string,
  gridCode: string,
  { member, nearby }: Roster,
): { readonly responsible: Member | undefined; readonly offDuty: boolean; readonly standIn: Member | undefined } => {
  const own = member(responsible);
  if (own?.onDuty) return { responsible: own, offDuty: false, standIn: undefined };
  const rank = (one: Member) => ROLE_ORDER.indexOf(one.role) * 2 + (one.grids.includes(gridCode) ? 0 : 1);
  const [standIn] = nearby
    .filter((one) => one.onDuty && one.id !== responsible && ROLE_ORDER.includes(one.role))
    .toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  return { responsible: own, offDuty: true, standIn };
};
