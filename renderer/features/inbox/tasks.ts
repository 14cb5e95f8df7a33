import { lightOf, type CaseRow, type TaskRow } from '../../../preload/contract';
import { taskClock } from '../../kit/task-clock';

/** A task of the department, with the case it is about. */
export interface InboxTask {
  readonly row: CaseRow;
  readonly task: TaskRow;
}

export type Shelf = 'todo' | 'new' | 'overdue' | 'done';

const isLive = (task: TaskRow): boolean => task.endedAt === undefined;
const isOverdue = ({ row, task }: InboxTask, now: number): boolean => isLive(task) && lightOf(taskClock(row, task), now) === 'red';

const on = (shelf: Shelf, one: InboxTask, now: number): boolean => {
  switch (shelf) {
    case 'todo':
      return isLive(one.task);
    case 'new':
      return one.task.state === 'sent';
    case 'overdue':
      return isOverdue(one, now);
    case 'done':
      return !isLive(one.task);
  }
};

/** What is new before what is under way, urgent before the rest, the shortest time first; what is done, the latest first. */
const before = (a: InboxTask, b: InboxTask): number => {
  if (!isLive(a.task) || !isLive(b.task)) return (b.task.endedAt ?? 0) - (a.task.endedAt ?? 0);
  return (
    Number(b.row.priority === 'urgent') - Number(a.row.priority === 'urgent') ||
    Number(b.task.state === 'sent') - Number(a.task.state === 'sent') ||
    a.task.dueAt - b.task.dueAt
  );
};

/** The tasks of a department: its latest one of each case, since an earlier one was sent back, taken back or done again. */
export const tasksOf = (rows: readonly CaseRow[], departmentId: string): readonly InboxTask[] =>
  rows.flatMap((row) => {
    const own = row.tasks.filter((task) => task.departmentId === departmentId);
    const task = own.findLast(isLive) ?? own.toSorted((a, b) => a.sentAt - b.sentAt).at(-1);
    return task ? [{ row, task }] : [];
  });

export const shelved = (tasks: readonly InboxTask[], shelf: Shelf, words: string, now: number): readonly InboxTask[] => {
  const wanted = words.trim().toLowerCase();
  const says = ({ row, task }: InboxTask) => `${row.title}\n${row.number}\n${row.villageName}\n${row.address ?? ''}\n${task.instructions}`;
  return tasks.filter((one) => on(shelf, one, now) && (wanted === '' || says(one).toLowerCase().includes(wanted))).toSorted(before);
};

export const countsOf = (tasks: readonly InboxTask[], now: number): Readonly<Record<Shelf, number>> => {
  const count = (shelf: Shelf) => tasks.filter((one) => on(shelf, one, now)).length;
  return { todo: count('todo'), new: count('new'), overdue: count('overdue'), done: count('done') };
};
