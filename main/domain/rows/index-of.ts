import { isOpen, type ClockRow, type Rulebook } from '../../../preload/contract';
import { townshipOf } from '../area';
import { clockOf, runningLimits, taskClocksOf } from '../clock';
import { priorityOf, villageOf } from '../facts';
import { caseNumber } from '../message/ids';
import { cleanText } from '../message/clean';
import { believablePosition } from '../message/position';
import type { Calendar, CaseIndex, CaseState } from '../types';

/** Wider than any instant in milliseconds, so that a rank always outweighs a time. */
const RANK = 1e15;

const endedAtOf = (state: CaseState): number | undefined => ('endedAt' in state ? state.endedAt : undefined);

/** Urgent first, then the others, then those whose clock stands, each by due time; at the end the ended, latest first. */
const orderOf = (state: CaseState, clock: ClockRow | undefined): number => {
  const endedAt = endedAtOf(state);
  if (endedAt !== undefined) return 4 * RANK - endedAt;
  const rank = state.state === 'suspended' ? 2 : priorityOf(state) === 'urgent' ? 0 : 1;
  return rank * RANK + (clock?.dueAt ?? state.report.at);
};

const searchTextOf = ({ id, report }: CaseState): string =>
  cleanText([caseNumber(id, report.at), report.title, report.description, report.location.address ?? ''].join('\n'));

/** What the store indexes of a case; made again whenever the case changes. */
export const indexOf = (state: CaseState, rulebook: Rulebook, calendar: Calendar): CaseIndex => {
  const counting = { rulebook, calendar };
  const clock = clockOf(state, counting);
  const taskClocks = taskClocksOf(state, counting);
  const position = believablePosition(state.report.location);
  return {
    state: state.state,
    open: isOpen(state.state),
    order: orderOf(state, clock),
    township: townshipOf(state.area),
    village: villageOf(state),
    lon: position?.lon,
    lat: position?.lat,
    reportedAt: state.report.at,
    updatedAt: state.updatedAt,
    endedAt: endedAtOf(state),
    clock,
    taskClocks,
    limits: runningLimits(state, counting, clock, taskClocks),
    departments: [...new Set(state.tasks.map((task) => task.departmentId))],
    taskStates: state.tasks.map((task) => task.state),
    searchText: searchTextOf(state),
  };
};
