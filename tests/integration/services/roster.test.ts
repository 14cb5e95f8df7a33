import { afterEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../preload/contract';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

const GRID = `${VILLAGE}-01-01`;
const member = (id: string, over: Partial<Member> = {}): Member => ({
  id,
  name: '李试验',
  phone: '1000 765-4321',
  role: 'cadre',
  area: OTHER_VILLAGE,
  grids: [],
  onDuty: false,
  ...over,
});
const people = [
  member('gl-1', { role: 'grid-leader', area: VILLAGE, grids: [GRID], onDuty: true }),
  member('gc-1', { area: `${VILLAGE}-02`, grids: [GRID] }),
  member('vc-1', { phone: '看门房' }),
];

let desk: Desk;
const open = async (seat: Parameters<typeof openDesk>[0]['seat'] = {}) => {
  const platform = new MemoryPlatform();
  platform.putDirectory(
    ...smallWorld(),
    { kind: 'area', key: `${VILLAGE}-02`, value: { code: `${VILLAGE}-02`, name: '二组', level: 'group', parent: VILLAGE } },
    ...people.map((value) => ({ kind: 'member' as const, key: value.id, value })),
  );
  desk = await openDesk({ platform, seat });
};
afterEach(() => desk.close());

describe('the roster', () => {
  it('unfolds four levels, the grids of a group under the group that leads them', async () => {
    await open({ area: '530303' });
    expect(await desk.value('roster.branch', {})).toMatchObject([{ kind: 'area', code: '530303', level: 'district', opens: true }]);
    expect(await desk.value('roster.branch', { area: '530303' })).toMatchObject([
      { kind: 'area', code: TOWNSHIP, grids: 2, members: 4, onDuty: 2, opens: true },
    ]);
    const village = await desk.value('roster.branch', { area: VILLAGE });
    expect(village).toMatchObject([{ kind: 'area', level: 'group', grids: 1, members: 1 }]);
    expect(await desk.value('roster.branch', { area: `${VILLAGE}-02` })).toEqual([
      { kind: 'grid', code: GRID, name: '网格 01', type: 'rural', households: 20, memberName: '张**', onDuty: true },
    ]);
    expect(await desk.value('roster.branch', { area: OTHER_VILLAGE })).toMatchObject([{ kind: 'grid', onDuty: false }]);
  });

  it('counts a place: grids of which nobody is in charge, people by role', async () => {
    await open();
    expect(await desk.value('roster.facts', {})).toMatchObject({
      code: TOWNSHIP,
      grids: 2,
      households: 40,
      members: 4,
      onDuty: 2,
      vacant: 1,
      types: [{ type: 'rural', count: 2 }],
      roles: [
        { role: 'grid-member', count: 1, onDuty: 1 },
        { role: 'grid-leader', count: 1, onDuty: 1 },
        { role: 'cadre', count: 2, onDuty: 0 },
      ],
      departments: ['power-supply', 'general-office'].toSorted(),
    });
  });

  it('gives people a page at a time, masked, found by name, four digits of a phone, or grid', async () => {
    await open();
    const ask = async (question: { text?: string; gridCode?: string; area?: string; skip?: number; limit?: number }) =>
      (await desk.value('roster.people', { text: '', skip: 0, limit: 200, ...question })).rows.map(({ id }) => id);
    expect(await ask({})).toEqual(['gl-1', 'gm-0001', 'gc-1', 'vc-1']);
    expect(await ask({ skip: 1, limit: 2 })).toEqual(['gm-0001', 'gc-1']);
    expect(await ask({ text: '张试验' })).toEqual(['gm-0001']);
    expect(await ask({ text: '4321' })).toEqual(['gl-1', 'gc-1']);
    expect(await ask({ text: '432' })).toEqual([]);
    expect(await ask({ gridCode: GRID, text: '李' })).toEqual(['gl-1', 'gc-1']);
    expect(await ask({ area: OTHER_VILLAGE })).toEqual(['vc-1']);
    const { rows } = await desk.value('roster.people', { text: '张', skip: 0, limit: 1 });
    expect(rows).toMatchObject([{ name: '张**', phone: '100****4567' }]);
  });

  it('lists who is near a point, the grid’s own member before who leads many', async () => {
    await open();
    const near = async (lon: number) =>
      (await desk.value('roster.people', { text: '', near: { lon, lat: 25.605 }, skip: 0, limit: 9 })).rows.map(({ id, metres }) => [
        id,
        metres,
      ]);
    expect(await near(103.825)).toEqual([
      ['gl-1', 0],
      ['gm-0001', 0],
      ['gc-1', 0],
    ]);
    const [, [, metres]] = (await near(103.82 - 0.01)) as [unknown, [string, number]];
    expect(metres).toBeGreaterThan(1000);
    expect(metres).toBeLessThan(1300);
    expect(await near(104.2)).toEqual([]);
  });

  it('does not show a village what is outside of it', async () => {
    await open({ role: 'village', area: OTHER_VILLAGE });
    expect(await desk.call('roster.branch', { area: VILLAGE })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await desk.value('roster.people', { text: '', skip: 0, limit: 9 })).rows.map(({ id }) => id)).toEqual(['vc-1']);
    expect(desk.services.reach({ memberId: 'gl-1', how: 'call' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('hands out a number to call after it is written down, and no link for what is no number', async () => {
    await open();
    expect(desk.services.reach({ memberId: 'gl-1', how: 'call' })).toMatchObject({
      ok: true,
      value: { link: 'tel:10007654321', phone: '1000 765-4321' },
    });
    expect(desk.services.reach({ memberId: 'gl-1', how: 'write' })).toMatchObject({ ok: true, value: { link: 'sms:10007654321' } });
    expect(desk.services.reach({ memberId: 'vc-1', how: 'call' })).toMatchObject({ ok: true, value: { link: undefined } });
    desk.seat = { ...desk.seat, role: 'observer' };
    expect(desk.services.reach({ memberId: 'gl-1', how: 'call' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    const written = desk.store.read.auditBefore(1000, 4).map(({ kind, subject, result }) => [kind, subject, result]);
    expect(written).toEqual([
      ['member.call', 'gl-1', 'refused'],
      ['member.call', 'vc-1', 'ok'],
      ['member.write', 'gl-1', 'ok'],
      ['member.call', 'gl-1', 'ok'],
    ]);
  });
});

describe('the board of a village', () => {
  it('is answered in full to who may print it, after it is written down, and to nobody else', async () => {
    await open();
    const board = await desk.value('roster.board', { area: VILLAGE });
    expect(board).toMatchObject({ name: '一号村', townshipName: '试验镇', districtName: '沾益区', grids: [{ code: GRID }] });
    expect(board.people.map(({ id, name, phone, groupName }) => [id, name, phone, groupName])).toEqual([
      ['gl-1', '李试验', '1000 765-4321', undefined],
      ['gc-1', '李试验', '1000 765-4321', '二组'],
      ['gm-0001', '张试验', '10001234567', undefined],
    ]);
    expect(await desk.call('roster.board', { area: TOWNSHIP })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    for (const role of ['observer', 'department'] as const) {
      desk.seat = { ...desk.seat, role };
      expect(await desk.call('roster.board', { area: VILLAGE })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      expect(desk.services.leavePaper('save', { paper: 'grid-board', area: VILLAGE })).toMatchObject({ ok: false });
    }
    desk.seat = { ...desk.seat, role: 'village', area: VILLAGE };
    expect(desk.services.leavePaper('save', { paper: 'grid-board', area: VILLAGE })).toEqual({ ok: true, value: { number: '一号村' } });
    expect(desk.services.leavePaper('save', { paper: 'grid-board', area: OTHER_VILLAGE })).toMatchObject({ ok: false });
    expect(desk.services.leavePaper('save', { paper: 'grid-board' })).toMatchObject({ ok: false });
    expect(
      desk.store.read
        .auditBefore(1000, 20)
        .filter(({ kind }) => kind === 'roster.board')
        .map(({ result }) => result),
    ).toEqual(['refused', 'refused', 'refused', 'ok']);
  });
});
