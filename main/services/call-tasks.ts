import { newTasksOf } from '../domain';
import type { CaseRecord, Notice, StoreWrites } from '../ports';
import type { Context } from './context';
import { inScope } from './scope';

/** A case with tasks to which the seat is called. */
export interface TaskCall {
  readonly caseId: string;
  readonly count: number;
  /** The case's place in the queue. */
  readonly order: number;
}

/** The new tasks of a case to which this console never called; those from before it first listened are history. */
const callsOf = (context: Context, record: CaseRecord, told: readonly Notice[]): readonly Notice[] => {
  const seat = context.getSeat();
  if (!inScope(record.index, seat)) return [];
  const now = context.clock.now();
  const since = context.newsSince();
  const known = new Set(told.flatMap(({ kind, key }) => (kind === 'task' ? [key] : [])));
  return (
    newTasksOf(seat, record.state)
      .filter(({ taskId, sentAt }) => sentAt >= since && !known.has(taskId))
      // Not said again by a console that was killed meanwhile: the task stands in the inbox, unread.
      .map(({ taskId, sentAt }) => ({ key: taskId, kind: 'task', at: sentAt, givenAt: now, announced: true }))
  );
};

/** Cases first read without a transaction: most changes are about no new task, and cost no commit. */
const isDue = (context: Context, caseId: string): boolean => {
  const { read } = context.store;
  const record = read.case(caseId);
  return record !== undefined && callsOf(context, record, read.notices(caseId)).length > 0;
};

const call = (context: Context, tx: StoreWrites, caseId: string): readonly TaskCall[] => {
  const record = tx.case(caseId);
  const calls = record ? callsOf(context, record, tx.notices(caseId)) : [];
  if (!record || calls.length === 0) return [];
  tx.addNotices(caseId, record.index.limits, calls);
  return [{ caseId, count: calls.length, order: record.index.order }];
};

/**
 * Writes down to which new tasks of these cases the seat is called, each once in its life, and answers with them.
 * Whoever calls announces them, after the commit. Throws StorageError, and then nothing is written.
 */
export const callTasks = (context: Context, caseIds: readonly string[]): readonly TaskCall[] => {
  const due = caseIds.filter((caseId) => isDue(context, caseId));
  return due.length > 0 ? context.store.write((tx) => due.flatMap((caseId) => call(context, tx, caseId))) : [];
};
