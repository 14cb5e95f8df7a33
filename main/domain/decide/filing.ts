import type { CommandOf, Priority } from '../../../preload/contract';
import { addLimit, categoryOf, handlingLimit } from '../clock';
import { toTimestamp } from '../clock/local';
import { areaUnder } from '../area';
import { categoryIdOf, priorityOf, villageOf } from '../facts';
import { UNSORTED } from '../evolve/report';
import { REPORT_ROLES } from '../table';
import type { CaseState, DecideContext, Decision } from '../types';
import { accept, badInput, refuse, type Deciders, type Draft } from './answer';

/** The filing of a case now: due one handling limit from now. */
const accepted = (category: string, priority: Priority, context: DecideContext, reason?: string): Draft => {
  const dueAt = toTimestamp(addLimit(context.now, handlingLimit(context.rulebook, category, priority), context));
  return { type: 'case.accepted', data: { category, priority, dueAt, ...(reason === undefined ? {} : { reason }) } };
};

/** A case is filed under its village where the grid names one, else under the seat's own township or village. */
const areaOf = (gridCode: string | undefined, seatArea: string): string | undefined => {
  const village = villageOf({ area: seatArea, report: { gridCode } });
  if (village !== undefined && areaUnder(village, seatArea)) return village;
  return seatArea.length >= 9 ? seatArea : undefined;
};

const isOfAnotherVillage = (gridCode: string | undefined, village: string): boolean =>
  gridCode !== undefined && /^\d{12}/.test(gridCode) && !gridCode.startsWith(village);

/** A report somebody phoned in, written down at this seat. */
export const decideReport = (state: CaseState | undefined, command: CommandOf<'report'>, context: DecideContext): Decision => {
  const { seat } = context;
  if (!REPORT_ROLES.includes(seat.role))
    return refuse('not-allowed', `A ${seat.role} seat may not report.`, { action: 'report', role: seat.role });
  if (state) return refuse('duplicate', 'A case of this id exists already.', { caseId: command.caseId });
  if (seat.role === 'village' && isOfAnotherVillage(command.gridCode, seat.area))
    return badInput('gridCode', 'A village takes down what is in its own village.');
  const area = areaOf(command.gridCode, seat.area);
  if (area === undefined) return badInput('gridCode', 'A district seat has to name the grid, so that the township is known.');
  const { title, description, category, source, location, gridCode, reporterId, media, urgency } = command;
  const member = reporterId === undefined ? undefined : context.member(reporterId);
  if (reporterId !== undefined && !member) return badInput('reporterId', 'The roster has no such member.');
  const reporter = member ? { id: member.id, name: member.name, phone: member.phone } : command.reporter;
  const data = { title, description, category, source, location, gridCode, reporter, media, urgency };
  return accept({ id: command.caseId, area }, context, { type: 'case.reported', data });
};

export const filing: Deciders<'accept' | 'refile' | 'reject' | 'void' | 'merge' | 'unmerge' | 'reopen'> = {
  accept: (state, { category, priority }, context) => {
    if (!categoryOf(context.rulebook, category)) return badInput('category', 'The rulebook has no such category.');
    return accept(state, context, accepted(category, priority, context));
  },

  /** Counted from now by the new limit; tasks that are out keep the time they were given. */
  refile: (state, { category, priority, reason }, context) => {
    if (!categoryOf(context.rulebook, category)) return badInput('category', 'The rulebook has no such category.');
    if (category === categoryIdOf(state) && priority === priorityOf(state))
      return badInput('category', 'The case is filed under this category and priority already.');
    return accept(state, context, accepted(category, priority, context, reason));
  },

  void: (state, { reason }, context) => accept(state, context, { type: 'case.rejected', data: { reason } }),

  unmerge: (state, { reason }, context) => accept(state, context, { type: 'case.unmerged', data: reason === undefined ? {} : { reason } }),

  reject: (state, { reason }, context) => accept(state, context, { type: 'case.rejected', data: { reason } }),

  merge: (state, { into }, context) => {
    if (into === state.id) return badInput('into', 'A case cannot be merged into itself.');
    return accept(state, context, { type: 'case.merged', data: { into } });
  },

  /** A reopened case is filed anew in the same breath, so that its time is counted from now by the rulebook. */
  reopen: (state, { reason }, context) => {
    const category = categoryOf(context.rulebook, categoryIdOf(state))?.id ?? UNSORTED;
    return accept(state, context, { type: 'case.reopened', data: { reason } }, accepted(category, priorityOf(state), context));
  },
};
