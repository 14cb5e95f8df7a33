import type { CaseRow, Problem, Seat, TaskRow } from '../../../preload/contract';
import { categoryIdOf, isVerified, priorityOf } from '../facts';
import { cleanLine, cleanText } from '../message/clean';
import { caseNumber } from '../message/ids';
import { allowedActions, allowedTaskActions } from '../permission';
import { maskName, maskPhone } from '../privacy';
import type { CaseIndex, CaseState, Task } from '../types';
import type { Names } from './names';

/** A case as projected, as far as a row needs it. */
export interface RowSource {
  readonly rev: number;
  readonly state: CaseState;
  readonly index: CaseIndex;
  readonly problems: readonly Problem[];
  readonly unread: boolean;
  readonly pending: number;
}

const answerOf = (task: Task): string | undefined => {
  if (task.state === 'completed') return cleanText(task.feedback);
  return task.state === 'declined' || task.state === 'recalled' ? cleanText(task.reason) : undefined;
};

const toTaskRow = (task: Task, { state, index }: RowSource, seat: Seat, names: Names): TaskRow => ({
  taskId: task.taskId,
  departmentId: task.departmentId,
  departmentName: names.department(task.departmentId)?.name ?? task.departmentId,
  state: task.state,
  lead: task.lead,
  instructions: cleanText(task.instructions),
  sentAt: task.sentAt,
  warnAt: index.taskClocks[task.taskId]?.warnAt ?? task.dueAt,
  dueAt: task.dueAt,
  acknowledgedAt: 'acknowledgedAt' in task ? task.acknowledgedAt : undefined,
  arrivedAt: 'arrivedAt' in task ? task.arrivedAt : undefined,
  endedAt: 'endedAt' in task ? task.endedAt : undefined,
  answer: answerOf(task),
  media: task.state === 'completed' ? [...task.media] : [],
  actions: allowedTaskActions(state, task, seat),
});

/** One line of the queue as this seat is shown it: personal data masked, texts cleaned, with what it may do now. */
export const toRow = (source: RowSource, seat: Seat, names: Names): CaseRow => {
  const { state, index, problems } = source;
  const { report } = state;
  const placed = !problems.includes('location-outside');
  const village = index.village;
  return {
    id: state.id,
    rev: source.rev,
    number: caseNumber(state.id, report.at),
    area: state.area,
    township: index.township,
    village,
    villageName: names.area(village ?? state.area)?.name ?? village ?? state.area,
    gridCode: report.gridCode,
    gridName: report.gridCode === undefined ? undefined : names.grid(report.gridCode)?.name,
    state: state.state,
    priority: priorityOf(state),
    urgentReport: report.urgent,
    category: categoryIdOf(state),
    source: report.source,
    title: cleanLine(report.title),
    description: cleanText(report.description),
    address: report.location.address === undefined ? undefined : cleanLine(report.location.address),
    lon: placed ? index.lon : undefined,
    lat: placed ? index.lat : undefined,
    reporterName: report.reporter && maskName(cleanLine(report.reporter.name)),
    reporterPhone: report.reporter && maskPhone(cleanLine(report.reporter.phone)),
    media: [...report.media],
    problems: [...problems],
    reportedAt: report.at,
    updatedAt: state.updatedAt,
    closedAt: index.endedAt,
    outcome: state.state === 'closed' ? state.outcome : undefined,
    mergedInto: state.state === 'merged' ? state.into : undefined,
    supervision: state.supervision,
    verified: isVerified(state),
    rework: state.rework,
    clock: index.clock,
    tasks: state.tasks.map((task) => toTaskRow(task, source, seat, names)),
    unread: source.unread,
    pending: source.pending,
    order: index.order,
    actions: allowedActions(state, seat),
  };
};
