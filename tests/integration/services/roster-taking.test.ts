import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../preload/contract';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { cells, rosterCsv, rosterDesk, row } from '../../support/roster-file';
import { smallWorld } from '../../support/small-world';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

const member = (id: string, over: Partial<Member> = {}): Member => ({
  id,
  name: '周老人',
  phone: '10002222222',
  role: 'cadre',
  area: VILLAGE,
  grids: [],
  onDuty: false,
  ...over,
});

let platform: MemoryPlatform;
let desk: Desk;
const { readGood, badRows, roster, applied } = rosterDesk(
  () => desk,
  () => platform,
);
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform });
});
afterEach(() => desk.close());

const put = async (...members: Member[]) => {
  platform.putDirectory(...members.map((value) => ({ kind: 'member' as const, key: value.id, value })));
  await applied();
};
const take = async (importId: string) => {
  const done = await desk.value('roster.take', { importId });
  await applied();
  return done;
};
const takeBack = async (importId: string) => {
  const done = await desk.value('roster.takeBack', { importId });
  await applied();
  return done;
};
const many = (count: number) =>
  rosterCsv(Array.from({ length: count }, (_, at) => cells(row({ name: `成员${at}`, phone: `1${String(at).padStart(10, '0')}` }))));

describe('taking a roster back', () => {
  it('puts back what stood there of those it changed, takes away those it added, and leaves those alone whom somebody changed since', async () => {
    const changed = { ...member('a-1', { phone: '1000 222-2222', grids: [`${VILLAGE}-01-01`] }), badge: 'A-7' } as Member;
    const since = member('b-1', { name: '吴变人' });
    const gone = member('c-1', { name: '郑离人', phone: '10008888888' });
    await put(changed, since, gone);
    const before = roster();
    const { importId, changed: count } = await readGood(
      rosterCsv([
        cells(row({ id: 'a-1', name: '周改名', areaCode: OTHER_VILLAGE })),
        cells(row({ id: 'b-1', name: '吴改名', phone: '10004444444' })),
        cells(row({ id: 'c-1', name: '郑改名', phone: '10006666666' })),
        cells(row({ name: '新来的', phone: '10005555555' })),
      ]),
    );
    expect(count).toBe(3);
    expect(await take(importId)).toMatchObject({ entries: 4, done: 4 });
    const again = { ...since, name: '吴又改' };
    await put(again);
    platform.putDirectory({ kind: 'member', key: 'c-1', value: null });
    await applied();
    expect(await takeBack(importId)).toMatchObject({ back: { entries: 2, left: ['b-1', 'c-1'] } });
    expect(roster()).toEqual(before.flatMap((one) => (one.id === 'b-1' ? [again] : one.id === 'c-1' ? [] : [one])));
  });

  it('takes back one that broke off in the middle, and says so where the line breaks in taking back', async () => {
    const before = roster();
    const { importId } = await readGood(many(1200));
    desk.line.cutAfterRosters = 1;
    expect(await desk.value('roster.take', { importId })).toMatchObject({ done: 500, problem: 'unreachable' });
    const broken = await desk.value('roster.takeBack', { importId });
    expect(broken).toMatchObject({ done: 500, problem: 'unreachable' });
    expect(broken).not.toHaveProperty('back');
    desk = await desk.restart(platform.line());
    await applied();
    expect(roster()).toHaveLength(501);
    const back = await takeBack(importId);
    expect(back).toMatchObject({ back: { left: [] } });
    expect(back).not.toHaveProperty('problem');
    expect(roster()).toEqual(before);
  });

  it('does so once: what others do afterwards stays, however often it is asked', async () => {
    const { importId } = await readGood(rosterCsv([cells(row({ id: 'n-1' }))]));
    const taken = member('n-1', { name: '李新人', phone: '10007654321', role: 'grid-member', onDuty: true });
    await take(importId);
    expect(roster()).toContainEqual(taken);
    const back = await takeBack(importId);
    await put(taken);
    expect(await takeBack(importId)).toEqual(back);
    expect(roster()).toContainEqual(taken);
  });

  it('is asked of what was taken only', async () => {
    const { importId } = await readGood(rosterCsv([cells(row())]));
    expect(await desk.call('roster.takeBack', { importId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('taking a roster', () => {
  it('is of the file that was read last, by the seat for which it was read', async () => {
    const first = await readGood(rosterCsv([cells(row({ id: 'n-1', phone: 'x' }))]));
    const { importId } = await readGood(rosterCsv([cells(row({ id: 'n-2' })), cells(row({ phone: 'x' })), cells(row({ role: 'x' }))]));
    const page = (id: string, skip: number) => desk.call('roster.badRows', { importId: id, skip, limit: 1 });
    expect(await page(importId, 1)).toMatchObject({ ok: true, value: { total: 2, rows: [{ row: 5 }] } });
    expect(await page(first.importId, 0)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await desk.call('roster.take', { importId: first.importId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    desk.seat = { ...desk.seat, area: OTHER_VILLAGE };
    expect(await page(importId, 0)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await desk.call('roster.take', { importId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    desk.seat = { ...desk.seat, area: TOWNSHIP };
    expect(await take(importId)).toMatchObject({ entries: 1, done: 1 });
    desk.seat = { ...desk.seat, area: OTHER_VILLAGE };
    expect(await desk.value('roster.imports')).toEqual([]);
  });

  it('is done one at a time', async () => {
    const { importId } = await readGood(many(3));
    const [one, other, back] = await Promise.all([
      desk.value('roster.take', { importId }),
      desk.call('roster.take', { importId }),
      desk.call('roster.takeBack', { importId }),
    ]);
    expect(one).toMatchObject({ done: 3 });
    for (const answer of [other, back]) expect(answer).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
  });

  it('is of the area for which it was begun, whoever sits at the desk when it is done', async () => {
    const { importId } = await readGood(many(3));
    for (const [act, done] of [
      ['roster.take', { done: 3 }],
      ['roster.takeBack', { back: { entries: 3 } }],
    ] as const) {
      desk.seat = { ...desk.seat, area: TOWNSHIP };
      const under = desk.value(act, { importId });
      desk.seat = { ...desk.seat, area: OTHER_VILLAGE };
      expect(await under).toMatchObject(done);
      await applied();
      expect(await desk.value('roster.imports')).toEqual([]);
      desk.seat = { ...desk.seat, area: TOWNSHIP };
      expect(await desk.value('roster.imports')).toMatchObject([{ importId, ...done }]);
    }
  });

  it('has taken nothing of the bad rows, and asked again writes nothing again', async () => {
    const { importId } = await readGood(rosterCsv([cells(row({ id: 'n-1' })), cells(row({ id: 'n-2', phone: 'x' }))]));
    expect(await badRows(importId)).toHaveLength(1);
    const done = await take(importId);
    expect(roster().map(({ id }) => id)).toEqual(['gm-0001', 'n-1']);
    const rev = platform.directoryRev;
    expect(await take(importId)).toEqual(done);
    expect(platform.directoryRev).toBe(rev);
  });

  it('is told of, the latest first', async () => {
    const ids: string[] = [];
    for (const id of ['n-1', 'n-2']) {
      const { importId } = await readGood(rosterCsv([cells(row({ id, name: id, phone: id === 'n-1' ? '10001111111' : '10002222222' }))]));
      await take(importId);
      desk.clock.advance(1000);
      ids.unshift(importId);
    }
    expect((await desk.value('roster.imports')).map(({ importId }) => importId)).toEqual(ids);
  });
});
