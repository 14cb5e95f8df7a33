import { describe, expect, it } from 'vitest';
import type { CaseRow, PersonRow, TaskRow } from '../../../preload/contract';
import { handoverOf } from '../../../renderer/features/handover/sheet';

const NOW = 1_000_000;
const row = (id: string, over: Partial<CaseRow> = {}): CaseRow =>
  ({ id, state: 'dispatched', tasks: [], slips: [], requests: [], pending: 0, ...over }) as unknown as CaseRow;
const clock = (dueAt: number) =>
  ({ stage: 'handle', kind: 'running', startedAt: 0, warnAt: dueAt - 1, dueAt }) as NonNullable<CaseRow['clock']>;
const task = (departmentId: string, state: TaskRow['state'], sentAt: number) =>
  ({ taskId: `${departmentId} ${sentAt}`, departmentId, state, sentAt }) as TaskRow;
const sheet = (rows: readonly CaseRow[], people: readonly PersonRow[] = []) => handoverOf({ rows, people, attention: [], now: NOW });
const ids = (rows: readonly CaseRow[]) => rows.map(({ id }) => id);

describe('the handover sheet', () => {
  it('names what is overdue, and promises with the nearest first; a case with neither stands among the rest', () => {
    const made = sheet([
      row('late', { clock: clock(NOW - 1) }),
      row('later', { promisedAt: NOW + 20 }),
      row('sooner', { promisedAt: NOW + 10 }),
      row('plain', { clock: clock(NOW + 1000) }),
      row('ended', { state: 'closed', promisedAt: NOW }),
    ]);
    expect(ids(made.overdue)).toEqual(['late']);
    expect(ids(made.promised)).toEqual(['sooner', 'later']);
    expect(ids(made.open)).toEqual(['plain']);
  });

  it('names a task that was sent back until somebody is sent after it', () => {
    const back = [task('power', 'declined', 1)];
    expect(sheet([row('a', { tasks: back })]).declined).toHaveLength(1);
    expect(sheet([row('a', { tasks: [...back, task('water', 'sent', 2)] })]).declined).toEqual([]);
    expect(sheet([row('a', { state: 'closed', tasks: back })]).declined).toEqual([]);
  });

  it('keeps requests on a closed case, and slips until they are answered', () => {
    const slips = [
      { level: 'blue', text: '请说明', at: 1, answer: { text: '好', byName: '张', at: 2 } },
      { level: 'orange', text: '请再说明', at: 3 },
    ] as CaseRow['slips'];
    const request = { requestId: 'r', kind: 'appeal', reason: '不可抗力', byName: '李', at: 1 } as CaseRow['requests'][number];
    const made = sheet([row('a', { slips }), row('b', { state: 'closed', requests: [request] })]);
    expect(made.slips.map(({ slip }) => slip.level)).toEqual(['orange']);
    expect(made.requests.map(({ row: of }) => of.id)).toEqual(['b']);
  });

  it('names who still has to be looked in on today, and what waits unsent', () => {
    const person = (id: string, state: string) => ({ id, plan: { today: [{ slot: 'morning', state }] } }) as PersonRow;
    const made = sheet([row('a', { pending: 2 })], [person('made', 'done'), person('owed', 'late')]);
    expect(made.lookIns.map(({ id }) => id)).toEqual(['owed']);
    expect(ids(made.unsent)).toEqual(['a']);
    expect(made.open).toEqual([]);
  });
});
