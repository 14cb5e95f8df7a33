import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseRow } from '../../../preload/contract';
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

  await desk.command('merge', { caseId: other, into: one });
  expect((await rowOf(one)).mergedFrom).toBe(1);
  await desk.command('unmerge', { caseId: other });
  expect((await rowOf(one)).mergedFrom).toBe(0);
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
