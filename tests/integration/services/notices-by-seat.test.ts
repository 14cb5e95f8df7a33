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
const told = () => life.announced.map(({ kind }) => kind);

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
  expect(life.announced).toEqual([{ caseId: own, kind: 'warning' }]);
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
  expect(life.announced).toEqual([]);
  await life.time.pass(10 * MINUTE);
  expect(life.announced).toEqual([{ caseId: elsewhere, kind: 'warning' }]);
  await life.time.pass(6 * MINUTE);
  expect(told()).toEqual(['warning', 'overdue']);
  const here = sentTo('power-supply');
  await life.time.pass(50 * MINUTE);
  expect(life.announced.slice(2)).toEqual([{ caseId: here, kind: 'warning' }]);
});
