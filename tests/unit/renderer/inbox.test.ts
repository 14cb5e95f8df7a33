import { describe, expect, it } from 'vitest';
import type { CaseRow, TaskRow } from '../../../preload/contract';
import { countsOf, shelved, tasksOf } from '../../../renderer/features/inbox/tasks';

const NOW = Date.UTC(2026, 10, 23, 6);
const MINUTE = 60_000;
const OWN = 'power-supply-530303101';

const task = (state: TaskRow['state'], over: Partial<TaskRow> = {}) =>
  ({
    taskId: `t-${state}`,
    departmentId: OWN,
    state,
    instructions: '请处置',
    sentAt: NOW,
    warnAt: NOW,
    dueAt: NOW + 10 * MINUTE,
    ...over,
  }) as TaskRow;
const row = (id: string, tasks: TaskRow[], over: Partial<CaseRow> = {}) =>
  ({ id, title: `案卷${id}`, number: id, villageName: '座棚村', priority: 'routine', tasks, ...over }) as unknown as CaseRow;
const ids = (tasks: readonly { row: CaseRow }[]) => tasks.map((one) => one.row.id);

describe('the inbox of a department', () => {
  it('holds its own tasks and no other, one a case: the open one, else the latest', () => {
    const other = row('a', [task('sent', { departmentId: 'other' })]);
    const again = row('b', [task('declined', { endedAt: NOW, sentAt: NOW - 2 }), task('sent', { sentAt: NOW - 1, taskId: 'second' })]);
    const done = row('c', [task('recalled', { endedAt: 1, sentAt: 1 }), task('completed', { endedAt: 3, sentAt: 2, taskId: 'last' })]);
    expect(tasksOf([other, again, done], OWN).map((one) => one.task.taskId)).toEqual(['second', 'last']);
  });

  const all = tasksOf(
    [
      row('late', [task('acknowledged', { dueAt: NOW - 1 })]),
      row('new', [task('sent', { dueAt: NOW + 9 * MINUTE })]),
      row('urgent', [task('arrived')], { priority: 'urgent' }),
      row('done', [task('completed', { endedAt: NOW - 5 })]),
      row('declined', [task('declined', { endedAt: NOW - 1 })]),
    ],
    OWN,
  );

  it('puts urgent ones first, then new ones, then by the time left; what is done has a shelf of its own', () => {
    expect(ids(shelved(all, 'todo', '', NOW))).toEqual(['urgent', 'new', 'late']);
    expect(ids(shelved(all, 'new', '', NOW))).toEqual(['new']);
    expect(ids(shelved(all, 'overdue', '', NOW))).toEqual(['late']);
    expect(ids(shelved(all, 'done', '', NOW))).toEqual(['declined', 'done']);
    expect(countsOf(all, NOW)).toEqual({ todo: 3, new: 1, overdue: 1, done: 2 });
  });

  it('finds by title, place and instructions', () => {
    expect(ids(shelved(all, 'todo', '案卷new', NOW))).toEqual(['new']);
    expect(ids(shelved(all, 'todo', '请处置', NOW))).toHaveLength(3);
    expect(ids(shelved(all, 'todo', '没有的', NOW))).toEqual([]);
  });

  it('calls nothing overdue while the case is suspended', () => {
    const clock = { stage: 'handle', kind: 'running', startedAt: 0, warnAt: 1, dueAt: NOW, pausedWith: 1000 } as const;
    const paused = tasksOf([row('paused', [task('sent', { dueAt: NOW - MINUTE })], { clock })], OWN);
    expect(ids(shelved(paused, 'overdue', '', NOW))).toEqual([]);
  });
});
