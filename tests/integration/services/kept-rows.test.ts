import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseRow } from '../../../preload/contract';
import { createNameBook } from '../../../main/services/names';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported, VILLAGE } from '../../support/wire';

let platform: MemoryPlatform;
let desk: Desk;
const [one, other] = [newId(), newId()];

const rowOf = async (caseId: string): Promise<CaseRow> => {
  const page: { cases: CaseRow[] } = await desk.value('feed.snapshot', { cursor: null, limit: 50 });
  const row = page.cases.find(({ id }) => id === caseId);
  if (!row) throw new Error('not in the queue');
  return row;
};

beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform });
  for (const id of [one, other]) platform.publish(message(reported(id, {}, { at: desk.clock.now() - 60_000 })));
  await desk.settled();
});
afterEach(() => desk.close());

it('says of a row that was asked for before what holds now: a name, a step, a merge and its end', async () => {
  const first = await rowOf(one);
  expect(await rowOf(one)).toBe(first);

  const village = smallWorld().find(({ kind, key }) => kind === 'area' && key === VILLAGE)!;
  platform.putDirectory({ ...village, value: { ...(village.value as object), name: '改名村' } });
  await desk.settled();
  expect((await rowOf(one)).villageName).toBe('改名村');

  await desk.command('accept', { caseId: one, category: 'other', priority: 'routine' });
  expect(await rowOf(one)).toMatchObject({ state: 'filed', mergedFrom: 0 });

  const office = smallWorld().find(({ kind, key }) => kind === 'department' && key === 'general-office')!;
  await desk.command('dispatch', { caseId: one, tasks: [{ departmentId: office.key, lead: true, instructions: '请处理' }] });
  await desk.settled();
  expect((await rowOf(one)).tasks[0]!.departmentName).not.toBe('改名办');
  platform.putDirectory({ ...office, value: { ...(office.value as object), name: '改名办' } });
  await desk.settled();
  expect(await rowOf(one)).toMatchObject({ tasks: [{ departmentName: '改名办' }] });
  await desk.command('recall', { caseId: one, taskId: (await rowOf(one)).tasks[0]!.taskId, reason: '改派' });

  await desk.command('merge', { caseId: other, into: one });
  expect((await rowOf(one)).mergedFrom).toBe(1);
  await desk.command('unmerge', { caseId: other });
  expect((await rowOf(one)).mergedFrom).toBe(0);
});

it('knows by the edition of the names that they may be others', () => {
  const names = createNameBook(desk.store.read);
  const first = names.edition();
  expect(names.edition()).toBe(first);
  names.forget();
  expect(names.edition()).not.toBe(first);
});

it('shows another seat what that seat may do, and the first one its own again', async () => {
  const asDispatcher = (await rowOf(one)).actions;
  const { seat } = desk;
  desk.seat = { ...seat, role: 'village', area: VILLAGE };
  const asVillage = (await rowOf(one)).actions;
  expect(asVillage).not.toEqual(asDispatcher);
  desk.seat = seat;
  expect((await rowOf(one)).actions).toEqual(asDispatcher);
});
