import { addLimit, evolve, handlingLimit, toTimestamp, type AnyEvent, type CaseState } from '../../../../main/domain';
import type { EventType } from '../../../../preload/contract';
import { COMMITTEE, EMERGENCY, HOUR, MINUTE, POWER } from '../world';
import { counting, eventAt, idOf, reportAt, rulebook } from './world';

export type Below = (limit: number) => number;
type Step = readonly [type: EventType, data: object];

const PRIORITIES = ['routine', 'important', 'urgent'] as const;
const DEPARTMENTS = [POWER, EMERGENCY, COMMITTEE];
const pick = <T>(below: Below, from: readonly T[]): T => from[below(from.length)]!;

let tasks = 0x900000;
const sending = (below: Below, at: number, state: CaseState): Step => {
  const { category, priority } = 'category' in state ? state : { category: 'power-tree', priority: 'routine' as const };
  const limit = addLimit(at, handlingLimit(rulebook, category ?? '', priority), counting);
  const dueAt = below(4) === 0 ? at + (1 + below(4000)) * MINUTE : limit;
  return [
    'task.dispatched',
    { taskId: idOf((tasks += 1)), departmentId: pick(below, DEPARTMENTS), lead: true, instructions: '', dueAt: toTimestamp(dueAt) },
  ];
};

const filing = (below: Below, at: number): Step => {
  const category = pick(below, rulebook.categories).id;
  const priority = pick(below, PRIORITIES);
  return ['case.accepted', { category, priority, dueAt: toTimestamp(addLimit(at, handlingLimit(rulebook, category, priority), counting)) }];
};

const onTask = (below: Below, state: CaseState): Step | undefined => {
  const live = state.tasks.filter((task) => ['sent', 'acknowledged', 'arrived'].includes(task.state));
  const task = live[below(Math.max(1, live.length))];
  if (!task) return undefined;
  const { taskId } = task;
  const luck = below(20);
  if (luck === 0) return ['task.declined', { taskId, reason: '?' }];
  if (luck === 1) return ['task.recalled', { taskId, reason: '?' }];
  if (task.state === 'sent') return ['task.acknowledged', { taskId }];
  return task.state === 'acknowledged' && luck < 6 ? ['task.arrived', { taskId }] : ['task.completed', { taskId, feedback: '好' }];
};

const appeal = (below: Below, state: CaseState): Step | undefined => {
  const [request] = state.requests;
  if (!request) return ['case.requested', { requestId: idOf((tasks += 1)), kind: 'appeal', reason: '?' }];
  return request.answer ? undefined : ['case.answered', { requestId: request.requestId, granted: below(2) === 0 }];
};

/** What may happen next to a case, mostly what usually does. */
const next = (below: Below, at: number, state: CaseState): Step | undefined => {
  const luck = below(100);
  if (luck < 3) return appeal(below, state);
  switch (state.state) {
    case 'received':
      return luck < 10 ? ['case.rejected', { reason: '?' }] : luck < 16 ? ['case.merged', { into: idOf(1) }] : filing(below, at);
    case 'filed':
      if (luck < 6) return ['case.rejected', { reason: '?' }];
      if (luck < 11) return ['case.merged', { into: idOf(1) }];
      if (luck < 17) return ['case.suspended', { reason: '?' }];
      if (luck < 24) return ['case.closed', { outcome: 'unfounded' }];
      return luck < 30 ? filing(below, at) : sending(below, at, state);
    case 'dispatched':
    case 'handling':
      if (luck < 5) return ['case.rejected', { reason: '?' }];
      if (luck < 8) return ['case.merged', { into: idOf(1) }];
      if (luck < 14) return ['case.suspended', { reason: '?' }];
      if (luck < 20) return ['case.extended', { dueAt: toTimestamp(Math.max(state.dueAt, at) + (1 + below(6000)) * MINUTE), reason: '?' }];
      if (luck < 22) return ['case.closed', { outcome: 'transferred' }];
      return luck < 32 ? sending(below, at, state) : onTask(below, state);
    case 'feedback':
      if (state.verifiedAt !== undefined) return ['case.closed', { outcome: 'resolved' }];
      if (luck < 6) return ['case.suspended', { reason: '?' }];
      if (luck < 9) return ['case.rejected', { reason: '?' }];
      return luck < 13 ? sending(below, at, state) : ['case.verified', { result: luck < 35 ? 'fail' : 'pass', by: 'gm-0001' }];
    case 'suspended':
      return luck < 8 ? ['case.closed', { outcome: 'resolved' }] : luck < 30 ? onTask(below, state.paused) : ['case.resumed', {}];
    case 'closed':
    case 'rejected':
      return luck < 25 ? ['case.reopened', { reason: '?' }] : undefined;
    case 'merged':
      return luck < 40 ? ['case.unmerged', {}] : undefined;
  }
};

/** From a few minutes to some days: most things happen soon. */
const gap = (below: Below): number => {
  const luck = below(10);
  if (luck < 5) return (1 + below(20)) * MINUTE;
  return luck < 8 ? below(8) * HOUR + below(60) * MINUTE : below(96) * HOUR + below(60) * MINUTE;
};

/** A case that is reported at an instant, and what becomes of it; every instant a whole minute. */
export const randomCase = (below: Below, caseId: string, reportedAt: number, until: number): AnyEvent[] => {
  const events: AnyEvent[] = [reportAt(caseId, reportedAt)];
  let state = evolve(undefined, events[0]!);
  for (let at = reportedAt + gap(below); at < until && events.length < 24; at += gap(below)) {
    const step = state && next(below, at, state);
    if (!step) continue;
    const event = eventAt(caseId, at, ...step);
    events.push(event);
    state = evolve(state, event);
  }
  return events;
};
