import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../preload/contract';
import { StorageError } from '../../../main/ports';
import type { Desk } from '../../support/desk';
import { createRosterWorld, entry, GRID, grid, member, type RosterWorld } from '../../support/roster-world';
import { newId } from '../../support/uuid';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

let world: RosterWorld;
let desk: Desk;
beforeEach(() => {
  world = createRosterWorld();
});
afterEach(() => world.close());

describe('the roster', () => {
  it('unfolds four levels, the grids of a group under the group that leads them', async () => {
    desk = await world.open({ area: '530303' });
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

  it('names the leader of a grid that has nobody else, and unfolds nothing where nothing is', async () => {
    const group = { code: `${VILLAGE}-03`, name: '三组', level: 'group' as const, parent: VILLAGE };
    desk = await world.open(
      {},
      { kind: 'area', key: group.code, value: group },
      entry(member('gl-2', { role: 'grid-leader', area: OTHER_VILLAGE, grids: [`${OTHER_VILLAGE}-01-01`], onDuty: true })),
    );
    expect(await desk.value('roster.branch', { area: OTHER_VILLAGE })).toMatchObject([{ memberName: '李**', onDuty: true }]);
    expect((await desk.value('roster.facts', { area: OTHER_VILLAGE })).vacant).toBe(1);
    expect(await desk.value('roster.branch', { area: VILLAGE })).toMatchObject([
      { code: `${VILLAGE}-02`, opens: true },
      { code: `${VILLAGE}-03`, opens: false, members: 0 },
    ]);
    expect(await desk.call('roster.people', { area: '530303102', text: '', skip: 0, limit: 9 })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('counts a place: grids of which nobody is in charge, people by role', async () => {
    desk = await world.open();
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
    desk = await world.open();
    type Question = {
      text?: string;
      gridCode?: string;
      area?: string;
      role?: Member['role'];
      onDuty?: boolean;
      skip?: number;
      limit?: number;
    };
    const ask = async (question: Question) =>
      (await desk.value('roster.people', { text: '', skip: 0, limit: 200, ...question })).rows.map(({ id }) => id);
    expect(await ask({})).toEqual(['gl-1', 'gm-0001', 'gc-1', 'vc-1']);
    expect(await ask({ skip: 1, limit: 2 })).toEqual(['gm-0001', 'gc-1']);
    expect(await ask({ text: '张试验' })).toEqual(['gm-0001']);
    expect(await ask({ text: '4321' })).toEqual(['gl-1', 'gc-1']);
    expect(await ask({ text: '432' })).toEqual([]);
    expect(await ask({ gridCode: GRID, text: '李' })).toEqual(['gl-1', 'gc-1']);
    expect(await ask({ area: OTHER_VILLAGE })).toEqual(['vc-1']);
    // As it is dialled, though it is written with spaces and dashes.
    expect(await ask({ text: '0007654321' })).toEqual(['gl-1', 'gc-1']);
    expect(await ask({ text: '李 4321' })).toEqual(['gl-1', 'gc-1']);
    expect(await ask({ text: '张 4321' })).toEqual([]);
    for (const text of [GRID, '网格']) expect(await ask({ text })).toEqual(['gl-1', 'gm-0001', 'gc-1']);
    expect(await ask({ text: '二号村' })).toEqual(['vc-1']);
    expect(await ask({ role: 'cadre' })).toEqual(['gc-1', 'vc-1']);
    expect(await ask({ onDuty: true })).toEqual(['gl-1', 'gm-0001']);
    expect(await ask({ onDuty: false })).toEqual(['gc-1', 'vc-1']);
    expect((await desk.value('roster.people', { text: '', skip: 3, limit: 2 })).total).toBe(4);
    const { rows } = await desk.value('roster.people', { text: '张', skip: 0, limit: 1 });
    expect(rows).toMatchObject([{ name: '张**', phone: '100****4567' }]);
  });

  it('lists who is near a point, the grid’s own member before who leads many', async () => {
    desk = await world.open();
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
    // Four kilometres south and four west are six, though each alone is near.
    const corner = { lon: 103.82 - 0.04, lat: 25.6 - 0.04 };
    expect((await desk.value('roster.people', { text: '', near: corner, skip: 0, limit: 9 })).total).toBe(0);
    // The outline is drawn anew somewhere else.
    world.put(grid(GRID, VILLAGE, 104.2));
    await desk.settled();
    expect((await near(104.205))[0]).toEqual(['gl-1', 0]);
    expect(await near(103.825)).toEqual([]);
  });

  it('lists the nearest first, by the nearest of their grids, a page at a time', async () => {
    const far = `${OTHER_VILLAGE}-01-02`;
    desk = await world.open(
      {},
      grid(far, OTHER_VILLAGE, 103.84),
      entry(member('a-leader', { role: 'grid-leader', area: VILLAGE, grids: [GRID, far] })),
      entry(member('z-own', { role: 'grid-member', grids: [far] })),
    );
    const near = async (lon: number, skip = 0, limit = 9) => {
      const { total, rows } = await desk.value('roster.people', { text: '', near: { lon, lat: 25.605 }, skip, limit });
      return [total, rows.map(({ id }) => id)];
    };
    expect(await near(103.825)).toEqual([5, ['gl-1', 'gm-0001', 'gc-1', 'a-leader', 'z-own']]);
    expect(await near(103.838)).toEqual([5, ['z-own', 'a-leader', 'gl-1', 'gm-0001', 'gc-1']]);
    expect(await near(103.838, 1, 2)).toEqual([5, ['a-leader', 'gl-1']]);
  });

  it('lists the leaders of a place before its members', async () => {
    desk = await world.open({}, entry(member('a-1', { role: 'grid-member' })), entry(member('z-1', { role: 'grid-leader' })));
    const { rows } = await desk.value('roster.people', { area: OTHER_VILLAGE, text: '', skip: 0, limit: 9 });
    expect(rows.map(({ id }) => id)).toEqual(['z-1', 'vc-1', 'a-1']);
  });

  it('does not show a village what is outside of it', async () => {
    desk = await world.open({ role: 'village', area: OTHER_VILLAGE });
    expect(await desk.call('roster.branch', { area: VILLAGE })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await desk.value('roster.people', { text: '', skip: 0, limit: 9 })).rows.map(({ id }) => id)).toEqual(['vc-1']);
    expect(desk.services.reach({ memberId: 'gl-1', how: 'call' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('hands out a number to call after it is written down, and no link for what is no number', async () => {
    desk = await world.open();
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

  it('tells with the record which case it was for, shows the number for a minute, and hands out none that cannot be written down', async () => {
    desk = await world.open(
      {},
      entry(member('x-1', { phone: '10007654321;ext=9' })),
      entry(member('x-2', { phone: '+86 (1000) 765.4321' })),
    );
    const caseId = newId();
    expect(desk.services.reach({ memberId: 'gl-1', how: 'call', caseId })).toMatchObject({
      ok: true,
      value: { until: desk.clock.now() + 60_000 },
    });
    expect(desk.store.read.auditBefore(1000, 1)).toMatchObject([{ kind: 'member.call', subject: 'gl-1', details: { caseId } }]);
    const linkOf = (memberId: string) => {
      const reached = desk.services.reach({ memberId, how: 'call' });
      return reached.ok && reached.value.link;
    };
    expect([linkOf('x-1'), linkOf('x-2')]).toEqual([undefined, 'tel:+8610007654321']);
    world.fill();
    expect(() => desk.services.reach({ memberId: 'gl-1', how: 'call' })).toThrow(StorageError);
    expect(await desk.call('roster.board', { area: VILLAGE })).toMatchObject({ ok: false, error: { code: 'disk-full' } });
  });
});
