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

/**
 * The new tasks of a case to which this console never called; those from before it first listened are history. `again`: also
 * those it had written down when it was killed before anybody heard of them.
 */
const callsOf = (context: Context, record: CaseRecord, told: readonly Notice[], again: boolean): readonly Notice[] => {
  const seat = context.getSeat();
  if (!inScope(record.index, seat)) return [];
  const now = context.clock.now();
  const since = context.newsSince();
  const known = new Set(told.flatMap(({ kind, key, announced }) => (kind === 'task' && (announced || !again) ? [key] : [])));
  return newTasksOf(seat, record.state)
    .filter(({ taskId, sentAt }) => sentAt >= since && !known.has(taskId))
    .map(({ taskId, sentAt }) => ({ key: taskId, kind: 'task', at: sentAt, givenAt: now, announced: false }));
};

/** Cases first read without a transaction: most changes are about no new task, and cost no commit. */
const isDue = (context: Context, caseId: string, again: boolean): boolean => {
  const { read } = context.store;
  const record = read.case(caseId);
  return record !== undefined && callsOf(context, record, read.notices(caseId), again).length > 0;
};

const call = (context: Context, tx: StoreWrites, caseId: string, again: boolean): readonly TaskCall[] => {
  const record = tx.case(caseId);
  const told = tx.notices(caseId);
  const calls = record ? callsOf(context, record, told, again) : [];
  if (!record || calls.length === 0) return [];
  const isWritten = ({ key }: Notice): boolean => told.some((one) => one.kind === 'task' && one.key === key);
  tx.addNotices(
    caseId,
    record.index.limits,
    calls.filter((one) => !isWritten(one)),
  );
  return [{ caseId, count: calls.length, order: record.index.order }];
};

/** Written after it was heard: whoever is killed in between is called twice rather than never. */
export const markCalled = ({ store }: Context, calls: readonly TaskCall[]): void =>
  store.write((tx) => {
    for (const { caseId } of calls) tx.markAnnounced(caseId, ['task']);
  });

/**
 * Writes down to which new tasks of these cases the seat is called, each once in its life, and answers with them.
 * Whoever calls announces them, after the commit. Throws StorageError, and then nothing is written.
 */
export const callTasks = (context: Context, caseIds: readonly string[], again = false): readonly TaskCall[] => {
  const due = caseIds.filter((caseId) => isDue(context, caseId, again));
  return due.length > 0 ? context.store.write((tx) => due.flatMap((caseId) => call(context, tx, caseId, again))) : [];
};
