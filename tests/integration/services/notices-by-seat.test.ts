import { afterEach, beforeEach, expect, it } from 'vitest';
import { seatOf } from '../../support/desk';
import { Life } from '../../support/notice-life';
import { newId } from '../../support/uuid';
import { OTHER_VILLAGE, VILLAGE } from '../../support/wire';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const COMMITTEE = `village-committee-${VILLAGE}`;

let life: Life;
beforeEach(async () => {
  life = new Life();
  await life.open();
});
afterEach(() => life.end());

/** Filed and sent to somebody; none of its limits has been near yet. */
const sentTo = (departmentId: string, gridCode = `${VILLAGE}-01-01`): string => {
  const caseId = life.report({ caseId: newId(), gridCode });
  life.do({ name: 'accept', caseId, category: 'power', priority: 'urgent' });
  life.do({ name: 'dispatch', caseId, tasks: [{ departmentId, lead: true, instructions: '' }] });
  return caseId;
};
const send = (caseId: string, departmentId: string): void => {
  life.do({ name: 'dispatch', caseId, tasks: [{ departmentId, lead: false, instructions: '' }] });
};
/** Calls because of a limit, and those to a new task. */
const limits = () => life.announced.filter(({ kind }) => kind !== 'task');
const calls = () => life.announced.filter(({ kind }) => kind === 'task');
const told = () => limits().map(({ kind }) => kind);

it('an observer is told of nothing, and who takes the chair next hears what waited', async () => {
  life.seat = seatOf({ role: 'observer' });
  const caseId = sentTo('power-supply');
  await life.time.pass(2 * HOUR);
  expect(life.announced).toEqual([]);
  expect(life.store.read.case(caseId)?.alert).toBeUndefined();
  life.seat = seatOf({ role: 'lead' });
  await life.time.pass(2 * MINUTE);
  expect(life.announced).toEqual([{ caseId, kind: 'overdue' }]);
});

it('a department is told when its own task runs out, not when that of another does, and not of the stages', async () => {
  life.seat = seatOf({ role: 'department', departmentId: 'power-supply' });
  const own = sentTo('power-supply');
  await life.time.pass(30 * MINUTE);
  // The second has half an hour more, and with it the stage.
  send(own, 'general-office');
  sentTo('general-office');
  await life.time.pass(29 * MINUTE);
  expect(limits()).toEqual([{ caseId: own, kind: 'warning' }]);
  await life.time.pass(2 * MINUTE);
  expect(told()).toEqual(['warning', 'overdue']);
  const [mine] = life.read(own).tasks;
  life.do({ name: 'acknowledge', caseId: own, taskId: mine!.taskId }, life.seat);
  life.do({ name: 'complete', caseId: own, taskId: mine!.taskId, feedback: '已处置' }, life.seat);
  await life.time.pass(100 * HOUR);
  expect(told()).toEqual(['warning', 'overdue']);
});

it('a village is told of what lies in it, and elsewhere of its own task only', async () => {
  life.seat = seatOf({ role: 'village', area: VILLAGE });
  const elsewhere = sentTo('power-supply', `${OTHER_VILLAGE}-01-01`);
  await life.time.pass(30 * MINUTE);
  send(elsewhere, COMMITTEE);
  await life.time.pass(45 * MINUTE);
  // The other's task has run out meanwhile.
  expect(limits()).toEqual([]);
  await life.time.pass(10 * MINUTE);
  expect(limits()).toEqual([{ caseId: elsewhere, kind: 'warning' }]);
  await life.time.pass(6 * MINUTE);
  expect(told()).toEqual(['warning', 'overdue']);
  const here = sentTo('power-supply');
  await life.time.pass(50 * MINUTE);
  expect(limits().slice(2)).toEqual([{ caseId: here, kind: 'warning' }]);
});

it('a department is called to each new task of its own once, and to nobody else’s', async () => {
  life.seat = seatOf({ role: 'department', departmentId: 'power-supply' });
  sentTo('general-office');
  const own = sentTo('power-supply');
  await life.time.pass(5000);
  expect(calls()).toEqual([{ caseId: own, kind: 'task' }]);
  life.do({ name: 'note', caseId: own, text: '请快' });
  await life.time.pass(5000);
  expect(calls()).toHaveLength(1);
  const [mine] = life.read(own).tasks;
  life.do({ name: 'decline', caseId: own, taskId: mine!.taskId, reason: '不属本所' }, life.seat);
  await life.time.pass(5000);
  expect(calls()).toHaveLength(1);
  send(own, 'power-supply');
  await life.time.pass(5000);
  expect(calls().slice(1)).toEqual([{ caseId: own, kind: 'task' }]);
});

it('a console that is killed between writing a call down and calling does it at its next start, once', async () => {
  life.seat = seatOf({ role: 'department', departmentId: 'power-supply' });
  const own = sentTo('power-supply');
  const declined = sentTo('power-supply');
  life.dies = true;
  await life.time.pass(5000);
  expect(life.given.flat().filter(({ kind }) => kind === 'task')).toHaveLength(2);
  expect(calls()).toEqual([]);
  life.dies = false;
  life.do({ name: 'decline', caseId: declined, taskId: life.read(declined).tasks[0]!.taskId, reason: '不属本所' }, life.seat);
  await life.close();
  for (let start = 0; start < 3; start += 1) {
    await life.open();
    await life.time.pass(15_000);
    await life.close();
    expect(calls()).toEqual([{ caseId: own, kind: 'task' }]);
  }
});

it('is called again when the result is sent back and the task with it', async () => {
  life.seat = seatOf({ role: 'department', departmentId: 'power-supply' });
  const own = sentTo('power-supply');
  await life.time.pass(5000);
  const [mine] = life.read(own).tasks;
  life.do({ name: 'acknowledge', caseId: own, taskId: mine!.taskId }, life.seat);
  life.do({ name: 'complete', caseId: own, taskId: mine!.taskId, feedback: '已处置' }, life.seat);
  life.do({ name: 'verify', caseId: own, result: 'fail', text: '仍未修好', redo: true });
  await life.time.pass(5000);
  expect(calls()).toEqual([
    { caseId: own, kind: 'task' },
    { caseId: own, kind: 'task' },
  ]);
});

it('what came while the console was closed or in other hands is called in one, and never again', async () => {
  sentTo('power-supply');
  sentTo('power-supply');
  const taken = sentTo('power-supply');
  sentTo('general-office');
  const [task] = life.read(taken).tasks;
  const seat = seatOf({ role: 'department', departmentId: 'power-supply' });
  life.do({ name: 'acknowledge', caseId: taken, taskId: task!.taskId }, seat);
  await life.time.pass(5000);
  expect(calls()).toEqual([]);
  await life.close();
  life.seat = seat;
  for (let round = 0; round < 3; round += 1) {
    await life.open();
    await life.time.pass(15_000);
    await life.close();
  }
  expect(calls()).toEqual([{ caseId: expect.any(String), kind: 'task', tasks: 2 }]);
  expect(life.logged).toEqual([]);
});

it('a full disk calls nobody; the call comes when it takes it', async () => {
  const seat = seatOf({ role: 'department', departmentId: 'power-supply' });
  life.seat = seat;
  const own = sentTo('power-supply');
  life.full = true;
  await life.time.pass(5000);
  expect(calls()).toEqual([]);
  life.full = false;
  await life.time.pass(60_000);
  expect(calls()).toEqual([{ caseId: own, kind: 'task' }]);
});

it('a village is called to the tasks of its committee, in it and elsewhere', async () => {
  life.seat = seatOf({ role: 'village', area: VILLAGE });
  const elsewhere = sentTo(COMMITTEE, `${OTHER_VILLAGE}-01-01`);
  await life.time.pass(5000);
  const here = sentTo(COMMITTEE);
  sentTo('power-supply');
  sentTo(`village-committee-${OTHER_VILLAGE}`);
  await life.time.pass(5000);
  expect(calls()).toEqual([
    { caseId: elsewhere, kind: 'task' },
    { caseId: here, kind: 'task' },
  ]);
});
