import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../main/ports';
import { eventually } from '../../support/clock';
import { allSent, ask, createCareWorld, DAY, HOUR, rowOf, type CareWorld } from '../../support/care-world';
import type { Desk } from '../../support/desk';
import { newId } from '../../support/uuid';
import { TOWNSHIP, VILLAGE } from '../../support/wire';

let world: CareWorld;
beforeEach(() => {
  world = createCareWorld();
});
afterEach(() => world.close());

describe('a missed visit', () => {
  /** An evening look-in that nobody made, and the case that it became. */
  const missedEvening = async (desk: Desk): Promise<string> => {
    await ask(desk, 'plan', { lookIns: ['evening'], reason: '没有手机' });
    desk.services.lookAfter();
    desk.clock.advance(6 * HOUR);
    desk.services.lookAfter();
    return (await rowOf(desk)).plan.caseId!;
  };

  it('is called out when it is late, and becomes one case when its grace is over, however many consoles notice', async () => {
    world.putPerson({ visitPlan: { everyDays: 30, nextDue: '2026-11-23' } });
    const desks2 = [await world.open(), await world.open({ seat: { role: 'dispatcher', operatorId: 'op-2' } })];
    const late: string[] = [];
    desks2[0]!.services.care$.subscribe(({ personId, kind }) => late.push(`${personId} ${kind}`));
    for (const desk of desks2) desk.services.lookAfter();
    for (const desk of desks2) desk.clock.advance(9 * HOUR);
    for (const desk of desks2) desk.services.lookAfter();
    expect(late).toEqual(['p-0001 visit']);
    expect(world.reports()).toHaveLength(0);
    // The cable is out at one of them: it notices by itself.
    desks2[1]!.line.cut();
    for (const desk of desks2) desk.clock.advance(3 * DAY);
    for (const desk of desks2) desk.services.lookAfter();
    await allSent(desks2[0]!);
    desks2[1]!.line.restore();
    await allSent(desks2[1]!);
    for (const desk of desks2) await desk.settled();
    expect(world.reports()).toHaveLength(1);
    expect(world.careTypes().filter((type) => type === 'care.missed')).toHaveLength(1);
    for (const desk of desks2) {
      expect(desk.store.read.counts().cases.received).toBe(1);
      const { plan } = await rowOf(desk);
      const detail = await desk.value('cases.read', { caseId: plan.caseId! });
      expect(detail.timeline[0]).toMatchObject({ type: 'case.reported', actor: { kind: 'system' } });
      expect(detail.suggestions[0]).toMatchObject({ departmentId: `village-committee-${VILLAGE}`, reason: 'rule' });
      expect(JSON.stringify(detail)).not.toMatch(/李试验|lives-alone|独居/);
    }
  });

  it('whose hour has come before anybody is looked at is told to the windows, which show an earlier one', async () => {
    const desk = await world.open();
    await ask(desk, 'plan', { lookIns: ['evening'], reason: '没有手机' });
    await allSent(desk);
    const { rev } = await desk.value('feed.snapshot', { cursor: null, limit: 1000 });
    desk.clock.advance(5 * HOUR + 60_000); // 20:01
    desk.services.lookAfter();
    const { people } = await desk.value('feed.changes', { since: rev, limit: 1000 });
    expect(people).toMatchObject([{ id: 'p-0001', plan: { today: [{ slot: 'evening', state: 'late' }] } }]);
  });

  it('of an evening look-in is called out at the next start when the console was killed before anybody heard of it, once', async () => {
    let dies = false;
    // Killed as soon as the case is on the disk.
    const killed = (store: Store): Store => ({
      ...store,
      write: (work) => {
        const result = store.write(work);
        if (dies && store.read.counts().cases.received > 0) throw new Error('killed');
        return result;
      },
    });
    const desk = await world.open({ wrapStore: killed });
    await ask(desk, 'plan', { lookIns: ['evening'], reason: '没有手机' });
    await allSent(desk);
    desk.services.lookAfter();
    desk.clock.advance(6 * HOUR);
    dies = true;
    desk.services.lookAfter();
    expect(desk.store.read.counts().cases.received).toBe(1);
    expect(desk.announced).toEqual([]);
    dies = false;
    const again = await desk.restart();
    const caseId = (await rowOf(again)).plan.caseId!;
    // Its other limits run as well.
    const heard = (one: Desk) => one.announced.filter(({ kind }) => kind === 'urgent');
    await eventually('it is called out', () => heard(again).length > 0);
    const third = await again.restart();
    await third.settled();
    await eventually('that it was is written down', () =>
      third.store.read.notices(caseId).some(({ kind, announced }) => kind === 'urgent' && announced),
    );
    expect(heard(again)).toEqual([{ caseId, kind: 'urgent' }]);
    expect(heard(third)).toEqual([]);
    await third.close();
  });

  it('of an evening look-in becomes an urgent case the same evening; being there in time leaves none', async () => {
    const desk = await world.open();
    expect(await ask(desk, 'plan', { lookIns: ['morning', 'evening'], reason: '没有手机' })).toMatchObject({ ok: true });
    await allSent(desk);
    expect((await rowOf(desk)).plan.lookIn).toMatchObject({ slot: 'evening', until: Date.parse('2026-11-23T20:00:00+08:00') });
    desk.services.lookAfter();
    desk.clock.advance(5 * HOUR + 60_000); // 20:01
    desk.services.lookAfter();
    expect(desk.store.read.counts().cases.received).toBe(0);
    desk.clock.advance(30 * 60_000); // 20:31
    desk.services.lookAfter();
    desk.services.lookAfter();
    expect(desk.store.read.counts().cases.received).toBe(1);
    expect(desk.announced).toMatchObject([{ kind: 'urgent' }]);
    const { plan } = await rowOf(desk);
    const people = await desk.value('people.ofCase', { caseId: plan.caseId! });
    expect(people[0]).toMatchObject({ personId: 'p-0001', relation: 'about' });
    // Next morning somebody was there in time; in the evening as well.
    for (const hours of [11, 10]) {
      desk.clock.advance(hours * HOUR);
      await ask(desk, 'visit', { visitedAt: desk.clock.now(), result: 'well' });
      desk.clock.advance(2 * HOUR);
      desk.services.lookAfter();
    }
    expect(desk.store.read.counts().cases.received).toBe(1);
  });

  it('of before this console first watched is shown overdue and makes no case', async () => {
    world.putPerson({ visitPlan: { everyDays: 30, nextDue: '2026-10-01' } });
    const desk = await world.open();
    desk.services.lookAfter();
    desk.clock.advance(DAY);
    desk.services.lookAfter();
    expect(world.reports()).toHaveLength(0);
    expect((await rowOf(desk)).nextDue).toBe(Date.parse('2026-10-01T00:00:00+08:00'));
  });

  it('is shown beside a case by the distance and by its address', async () => {
    world.putPerson({ location: { lon: 103.84, lat: 25.62 }, address: '试验村一组 7 号' });
    const desk = await world.open();
    const [lon, lat] = [103.84, 25.62];
    const reported = async (over: object) => {
      const caseId = newId();
      const location = { lon: lon + 0.05, lat, crs: 'WGS84' as const };
      await desk.value('cases.report', {
        commandId: newId(),
        caseId,
        title: '有人求助',
        description: '',
        source: 'operator',
        location,
        ...over,
      });
      return desk.value('people.ofCase', { caseId });
    };
    const at = (metres: number) => ({ location: { lon, lat: lat + metres / 111_195, crs: 'WGS84' as const } });
    expect(await reported(at(60))).toMatchObject([{ personId: 'p-0001', relation: 'near', metres: 60 }]);
    expect(await reported(at(300))).toEqual([]);
    expect(await reported({ location: { lon: lon + 0.05, lat, crs: 'WGS84', address: '试验村一组 7 号门口' } })).toMatchObject([
      { personId: 'p-0001', relation: 'address' },
    ]);
    desk.seat = { ...desk.seat, role: 'observer' };
    const [open_] = desk.store.read.openCases({ area: TOWNSHIP }, 10);
    expect(await desk.value('people.ofCase', { caseId: open_!.id })).toEqual([]);
  });

  it('tells nobody else by the departments it proposes, nor by what its history holds', async () => {
    const desk = await world.open();
    const caseId = await missedEvening(desk);
    expect((await desk.value('cases.read', { caseId })).suggestions.map(({ reason }) => reason)).toContain('rule');
    desk.seat = { ...desk.seat, role: 'observer' };
    const detail = await desk.value('cases.read', { caseId });
    expect(detail.suggestions).toEqual([]);
    expect(JSON.stringify(detail)).not.toContain('p-0001');
  });

  it('is shown beside its case to no department and no observer', async () => {
    const desk = await world.open();
    const caseId = await missedEvening(desk);
    desk.seat = { ...desk.seat, role: 'observer' };
    expect(await desk.value('people.ofCase', { caseId })).toEqual([]);
    expect(await desk.call('people.read', { personId: 'p-0001' })).toMatchObject({ error: { code: 'not-allowed' } });
  });
});
