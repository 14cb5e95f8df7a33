import gcoord from 'gcoord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported, OTHER_VILLAGE, VILLAGE } from '../../support/wire';

let platform: MemoryPlatform;
let desk: Desk;

const at = (lon: number, lat: number) => ({ location: { lon, lat, crs: 'WGS84' } });
const report = (caseId: string, over: Record<string, unknown> = {}): void => {
  platform.publish(message(reported(caseId, over, { at: desk.clock.now() - 60_000 })));
};
const candidates = async (over: object) => (await desk.value('cases.candidates', { title: '', description: '', ...over })).candidates;

beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform });
  await desk.settled();
});
afterEach(() => desk.close());

describe('a place', () => {
  it('is found in the grid that holds it, with the village and township by name', async () => {
    const located = await desk.value('directory.locate', { lon: 103.82, lat: 25.6, crs: 'WGS84' });
    expect(located.grid).toMatchObject({ gridCode: `${VILLAGE}-01-01`, villageName: '一号村', townshipName: '试验镇', inSeat: true });
  });

  it('is the same place in all three systems', async () => {
    const place: [number, number] = [103.8205, 25.6005];
    for (const [crs, system] of [
      ['GCJ02', gcoord.GCJ02],
      ['BD09', gcoord.BD09],
    ] as const) {
      const [lon, lat] = gcoord.transform<[number, number]>(place, gcoord.WGS84, system);
      const located = await desk.value('directory.locate', { lon, lat, crs });
      expect(located.lon).toBeCloseTo(place[0], 4);
      expect(located.lat).toBeCloseTo(place[1], 4);
      expect(located.grid?.gridCode).toBe(`${VILLAGE}-01-01`);
    }
  });

  it('outside of every grid says how far the nearest is', async () => {
    const located = await desk.value('directory.locate', { lon: 103.82, lat: 25.614, crs: 'WGS84' });
    expect(located.grid).toBeUndefined();
    expect(located.nearest?.grid.gridCode).toBe(`${VILLAGE}-01-01`);
    expect(located.nearest?.metres).toBeGreaterThan(100);
    expect((await desk.value('directory.locate', { lon: 120, lat: 30, crs: 'WGS84' })).nearest).toBeUndefined();
  });

  it('next door is named, and known to be outside of the seat’s area', async () => {
    desk.seat = { ...desk.seat, role: 'village', area: OTHER_VILLAGE };
    const { grid } = await desk.value('directory.locate', { lon: 103.82, lat: 25.6, crs: 'WGS84' });
    expect(grid).toMatchObject({ villageName: '一号村', inSeat: false });
  });

  it('is found by words and by code, in the seat’s area only', async () => {
    const codes = async (text: string) => (await desk.value('directory.places', { text, limit: 20 })).map(({ code }) => code);
    expect(await codes('一号村')).toEqual([VILLAGE, `${VILLAGE}-01-01`]);
    expect(await codes(`${VILLAGE}-01`)).toEqual([`${VILLAGE}-01-01`]);
    expect(await codes('没有这里')).toEqual([]);
    desk.seat = { ...desk.seat, role: 'village', area: OTHER_VILLAGE };
    expect(await codes('一号村')).toEqual([]);
  });

  it('changes with the directory', async () => {
    const moved = smallWorld().find(({ kind, key }) => kind === 'grid' && key === `${VILLAGE}-01-01`)!;
    await desk.value('directory.locate', { lon: 103.82, lat: 25.6, crs: 'WGS84' });
    platform.putDirectory({ ...moved, value: null }, { kind: 'grid', key: `${OTHER_VILLAGE}-01-01`, value: null });
    await desk.settled();
    expect((await desk.value('directory.locate', { lon: 103.82, lat: 25.6, crs: 'WGS84' })).grid).toBeUndefined();
  });
});

describe('the roster', () => {
  const found = async (text: string) => await desk.value('directory.members', { text, limit: 10 });

  it('is found by name, phone and grid, and shown masked', async () => {
    const row = { id: 'gm-0001', name: '张**', phone: '100****4567', role: 'grid-member', areaName: '一号村' };
    for (const text of ['张试验', '试验', '10001234567', '4567', `${VILLAGE}-01-01`, '张 一号村'])
      expect(await found(text)).toMatchObject([row]);
    expect(JSON.stringify(await found('张试验'))).not.toContain('10001234567');
  });

  it('answers no fewer than four digits, so that a number is not guessed digit by digit', async () => {
    expect(await found('567')).toEqual([]);
    expect(await found('')).toEqual([]);
  });

  it('ends with the seat’s area', async () => {
    desk.seat = { ...desk.seat, role: 'village', area: OTHER_VILLAGE };
    expect(await found('张试验')).toEqual([]);
  });

  it('fills in who reported, so that the window need not know', async () => {
    const caseId = newId();
    const answer = await desk.command('report', {
      caseId,
      title: '路灯不亮',
      description: '',
      source: 'hotline',
      location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
      gridCode: `${VILLAGE}-01-01`,
      reporterId: 'gm-0001',
    });
    expect(answer.ok).toBe(true);
    expect(desk.store.read.case(caseId)?.state.report.reporter).toEqual({ id: 'gm-0001', name: '张试验', phone: '10001234567' });
    expect((await desk.value('cases.read', { caseId })).row).toMatchObject({ reporterName: '张**', reporterPhone: '100****4567' });
  });
});

describe('what is being typed', () => {
  it('is compared with open cases around its place, the most likely first', async () => {
    const [near, far, closed, elsewhere] = [newId(), newId(), newId(), newId()];
    report(near, at(103.8203, 25.6003));
    report(far, { ...at(103.8215, 25.6015), title: '树枝伸到线路上', description: '' });
    report(closed, at(103.82, 25.6));
    report(elsewhere, at(103.83, 25.6));
    await desk.settled();
    await desk.command('reject', { caseId: closed, reason: '不属实' });
    const found = await candidates({ title: '枯树要压断电线', category: 'power', lon: 103.82, lat: 25.6 });
    expect(found.map(({ row }) => row.id)).toEqual([near, far]);
    expect(found[0]).toMatchObject({ sameCategory: true, metres: 45, minutes: 1, words: expect.arrayContaining(['压断电线']) });
    expect(found[0]!.score).toBeGreaterThan(found[1]!.score);
    // The rows carry nothing that is not masked.
    expect(JSON.stringify(found)).not.toContain('10001234567');
  });

  it('is compared by its words while there is no place yet', async () => {
    const alike = newId();
    report(alike);
    report(newId(), { title: '自来水停了两天', description: '村里没有水喝。', category: 'other' });
    await desk.settled();
    expect((await candidates({ title: '枯树压断电线' })).map(({ row }) => row.id)).toEqual([alike]);
    expect(await candidates({})).toEqual([]);
  });

  it('is not compared with what the seat may not see', async () => {
    report(newId(), at(103.82, 25.6));
    await desk.settled();
    desk.seat = { ...desk.seat, role: 'village', area: OTHER_VILLAGE };
    expect(await candidates({ title: '枯树压断电线', lon: 103.82, lat: 25.6 })).toEqual([]);
    expect(await candidates({ title: '枯树压断电线' })).toEqual([]);
  });
});

describe('two cases', () => {
  it('are compared however far apart they are, and not outside of the seat’s scope', async () => {
    const [one, two] = [newId(), newId()];
    report(one);
    report(two, { ...at(103.9, 25.7), title: '停水', description: '', category: 'other' });
    await desk.settled();
    expect(await desk.value('cases.compare', { caseId: one, other: two })).toMatchObject({ row: { id: two }, sameCategory: false });
    expect(await desk.call('cases.compare', { caseId: one, other: newId() })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    desk.seat = { ...desk.seat, role: 'village', area: OTHER_VILLAGE };
    expect(await desk.call('cases.compare', { caseId: one, other: two })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('the rules of taking a report', () => {
  it.each([
    ['dispatcher', '530303101', { mayReport: true, mayMerge: true, mustNameGrid: false, ownAreaOnly: false }],
    ['lead', '530303', { mayReport: true, mayMerge: true, mustNameGrid: true, ownAreaOnly: false }],
    ['village', VILLAGE, { mayReport: true, mayMerge: false, mustNameGrid: false, ownAreaOnly: true }],
    ['observer', '530303101', { mayReport: false, mayMerge: false }],
  ] as const)('are those of the seat: %s in %s', async (role, area, rules) => {
    desk.seat = { ...desk.seat, role, area };
    expect(await desk.value('intake.rules')).toMatchObject(rules);
  });

  it('keep a village’s duty room to its own village', async () => {
    desk.seat = { ...desk.seat, role: 'village', area: OTHER_VILLAGE };
    const take = (gridCode: string) =>
      desk.command('report', {
        caseId: newId(),
        title: '路灯不亮',
        description: '',
        source: 'operator',
        location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
        gridCode,
      });
    expect(await take(`${VILLAGE}-01-01`)).toMatchObject({ ok: false, error: { code: 'bad-input', details: { field: 'gridCode' } } });
    expect(await take(`${OTHER_VILLAGE}-01-01`)).toMatchObject({ ok: true });
  });
});

it('only what lies around the place is compared, however much is open elsewhere', async () => {
  for (let i = 0; i < 300; i += 1) report(newId(), at(103.7 + (i % 30) * 0.01, 25.5 + Math.floor(i / 30) * 0.01));
  const near = newId();
  report(near, at(103.8204, 25.6));
  await desk.settled();
  const found = await candidates({ title: '枯树压断电线', category: 'power', lon: 103.8203, lat: 25.6001 });
  expect(found.map(({ row }) => row.id)).toEqual([near]);
});
