import type { CaseRow, Problem, RequestRow, Seat, SlipRow, TaskRow } from '../../../preload/contract';
import { categoryIdOf, inChargeOf, isVerified, openRequests, priorityOf } from '../facts';
import { cleanLine, cleanText } from '../message/clean';
import { caseNumber } from '../message/ids';
import { allowedActions, allowedTaskActions, type Policy } from '../permission';
import { maskName, maskPhone } from '../privacy';
import type { CaseIndex, CaseRequest, CaseState, Slip, Task } from '../types';
import { toDisputeRow, toTransferRow } from './dispute-row';
import type { Names } from './names';
import { papersOf } from '../papers';

/** A case as projected. `state` folds the confirmed events, then the pending ones. */
export interface ProjectedCase {
  readonly rev: number;
  readonly state: CaseState;
  readonly index: CaseIndex;
  readonly problems: readonly Problem[];
  readonly unread: boolean;
  readonly pending: number;
  /** The latest notice that nobody at this seat has looked at. */
  readonly alert?: CaseRow['alert'];
}

/** What a row is made of. */
export interface RowSource extends ProjectedCase {
  /** Cases merged into it that the seat may see; absent: none. */
  readonly mergedFrom?: number | undefined;
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
  dueAt: index.taskClocks[task.taskId]?.dueAt ?? task.dueAt,
  acknowledgedAt: 'acknowledgedAt' in task ? task.acknowledgedAt : undefined,
  arrivedAt: 'arrivedAt' in task ? task.arrivedAt : undefined,
  endedAt: 'endedAt' in task ? task.endedAt : undefined,
  answer: answerOf(task),
  media: task.state === 'completed' ? [...task.media] : [],
  actions: allowedTaskActions(state, task, seat),
});

const toRequestRow = (request: CaseRequest): RequestRow => ({
  requestId: request.requestId,
  kind: request.kind,
  reason: cleanText(request.reason),
  byName: cleanLine(request.byName),
  at: request.at,
  dueAt: request.dueAt,
  until: request.until,
  outcome: request.outcome,
  taskId: request.taskId,
});

const toSlipRow = ({ level, text, at, answer }: Slip): SlipRow => ({
  level,
  text: cleanText(text),
  at,
  answer: answer && { text: cleanText(answer.text), byName: cleanLine(answer.byName), at: answer.at },
});

/** One line of the queue as this seat is shown it: personal data masked, texts cleaned, with what it may do now. */
export const toRow = (source: RowSource, seat: Seat, names: Names, policy: Policy): CaseRow => {
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
    mergedFrom: source.mergedFrom ?? 0,
    inCharge: inChargeOf(state),
    supervision: state.supervision,
    slips: state.slips.map(toSlipRow),
    requests: openRequests(state).map(toRequestRow),
    dispute: state.dispute && toDisputeRow(state.dispute),
    transfer: state.transfer && toTransferRow(state.transfer),
    ...(report.settled ? { settled: true } : {}),
    offeredTo: [...state.offeredTo],
    promisedAt: state.promisedAt,
    excluded: state.excluded,
    alert: source.alert,
    verified: isVerified(state),
    rework: state.rework,
    clock: index.clock,
    tasks: state.tasks.map((task) => toTaskRow(task, source, seat, names)),
    unread: source.unread,
    pending: source.pending,
    order: index.order,
    actions: allowedActions(state, seat, policy),
    papers: papersOf(state, seat),
  };
};
