import type { CareRules, Member, PlanRow, Role } from '../../../preload/contract';
import { careActionsFor, conditionNow, lastVisitOf, lookInNow, owed, stepOf, todayOf, visitorOf, watchedOf, type CareState } from '../care';
import { plusDays } from '../care/dates';
import { dateOf, localDay, startOfDate } from '../clock/local';
import { cleanLine } from '../message/clean';
import { maskPhone } from '../privacy';

/** What a plan's row needs beside the state. */
export interface PlanContext {
  readonly rules: CareRules;
  readonly role: Role;
  readonly now: number;
  readonly pending: number;
  readonly gridCode: string;
  /** Whether the law protects the person as a minor. */
  readonly minor: boolean;
  readonly member: (id: string) => Member | undefined;
  readonly nearby: readonly Member[];
  /** Whether a case is there and open. */
  readonly isOpen: (caseId: string) => boolean;
}

/** The shortest of the intervals that the reasons ask for. */
const everyOf = ({ reasons }: CareState, rules: CareRules): PlanRow['every'] =>
  reasons.map((reason) => stepOf(reason, rules).every).toSorted((a, b) => daysOf(a) - daysOf(b))[0];
const daysOf = (every: NonNullable<PlanRow['every']>): number => ('days' in every ? every.days : every.months * 30);

/** How somebody is looked after, as every seat that may see them is shown it. */
export const toPlanRow = (state: CareState, context: PlanContext): PlanRow => {
  const { rules, now } = context;
  const watched = watchedOf(state, rules);
  const lookIn = state.lookIns && lookInNow(state.lookIns, lastVisitOf(state)?.at, now, rules);
  const { visits, checkUps } = owed(state, dateOf(localDay(now)), rules);
  const { offDuty, standIn } = visitorOf(state.responsible, context.gridCode, context);
  const caseId = state.missed && context.isOpen(state.missed.caseId) ? state.missed.caseId : undefined;
  return {
    condition: conditionNow(state),
    measures: [...state.measures],
    every: everyOf(state, rules),
    caseAt: startOfDate(plusDays(state.due, watched.graceDays + 1)) ?? now,
    lookIns: [...(state.lookIns?.slots ?? [])],
    lookIn: lookIn && { slot: lookIn.slot, from: lookIn.from, until: lookIn.until, caseAt: lookIn.caseAt },
    today: todayOf(state, now, rules).map(({ slot, state: stands }) => ({ slot, state: stands })),
    caseId,
    visitsOwed: visits,
    checkUpOwed: checkUps > 0,
    standIn: standIn && { id: standIn.id, name: cleanLine(standIn.name), phone: maskPhone(standIn.phone) },
    offDuty,
    pending: context.pending,
    left: state.left && { at: state.left.at, eraseAt: state.left.eraseAt },
    actions: careActionsFor(state, context.role, context.minor),
  };
};
