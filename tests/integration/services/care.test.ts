import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../preload/contract';
import { careSubject, toTimestamp } from '../../../main/domain';
import { AFTERNOON, allSent, ask, createCareWorld, DAY, GRID, HOUR, rowOf, type CareWorld } from '../../support/care-world';
import { eventually, StoppedClock } from '../../support/clock';
import { newId } from '../../support/uuid';
import { TOWNSHIP, VILLAGE } from '../../support/wire';

let world: CareWorld;
beforeEach(() => {
  world = createCareWorld();
});
afterEach(() => world.close());

describe('a visit', () => {
  it('is kept and audited first, sent once, and moves the next one by the rule on every console', async () => {
    const desk = await world.open();
    const other = await world.open();
    expect(
      await ask(desk, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'concern', text: '腿脚不便', next: '请卫生院上门' }),
    ).toMatchObject({ ok: true });
    expect(desk.store.read.verifyAudit()).toBeNull();
    await allSent(desk);
    await other.line.settled();
    for (const one of [desk, other]) {
      const { row, history } = await one.value('people.read', { personId: 'p-0001' });
      expect(row).toMatchObject({ lastVisit: AFTERNOON - HOUR, nextDue: Date.parse('2026-12-23T00:00:00+08:00') });
      expect(history[0]).toMatchObject({
        type: 'care.visited',
        data: { result: 'concern', text: '腿脚不便', byName: '张试验', due: '2026-12-23' },
      });
    }
  });

  it('made at two desks with the cable out is two visits, whichever is sent first', async () => {
    const [a, b] = [
      await world.open({ line: world.platform.line({ cut: true }) }),
      await world.open({ line: world.platform.line({ cut: true }) }),
    ];
    for (const desk of [a, b]) desk.line.restore();
    await Promise.all([a, b].map((desk) => desk.line.settled()));
    for (const desk of [a, b]) desk.line.cut();
    await ask(a, 'visit', { visitedAt: AFTERNOON - 2 * HOUR, result: 'well' });
    await ask(b, 'visit', { visitedAt: AFTERNOON - HOUR, result: 'well' });
    a.line.loseAnswers = 1;
    for (const desk of [a, b]) desk.line.restore();
    await allSent(a);
    await allSent(b);
    for (const desk of [a, b]) await desk.line.settled();
    expect(world.careTypes()).toEqual(['care.visited', 'care.visited']);
    for (const desk of [a, b]) {
      expect(desk.store.read.careEvents('p-0001')).toHaveLength(2);
      expect((await rowOf(desk)).lastVisit).toBe(AFTERNOON - HOUR);
    }
    expect(a.store.read.person('p-0001')?.care).toEqual(b.store.read.person('p-0001')?.care);
  });

  it('that nobody answered for long is sent as soon as the line is back, and not tried while it is refused', async () => {
    const desk = await world.open({ clock: new StoppedClock(AFTERNOON) });
    let asked = 0;
    const publish = desk.line.publish.bind(desk.line);
    desk.line.publish = async () => {
      asked += 1;
      return { kind: 'unreachable', reason: 'no answer' };
    };
    await ask(desk, 'visit', { visitedAt: AFTERNOON, result: 'well' });
    for (let tries = 1; tries <= 8; tries += 1) {
      await eventually('it is tried', () => asked >= tries);
      if (tries < 8) desk.clock.advance(31_000);
    }
    desk.line.publish = publish;
    desk.line.line$.next({ kind: 'refused', why: 'login', detail: 'x', nextAttemptAt: desk.clock.now() });
    desk.clock.advance(31_000);
    await ask(desk, 'visit', { visitedAt: AFTERNOON, result: 'well' });
    expect(world.careTypes()).toEqual([]);
    desk.line.line$.next({ kind: 'online' });
    // The wait of the first would not end: nobody moves the clock on.
    await eventually('both are sent', () => desk.store.read.pendingCount() === 0 && world.careTypes().length === 2);
  });

  it('asked twice is made once, and one in the future or by nobody of the roster is refused', async () => {
    const desk = await world.open();
    const command = { commandId: newId(), personId: 'p-0001', visitedAt: AFTERNOON, result: 'well' as const };
    const first = await desk.call('people.visit', command);
    expect(await desk.call('people.visit', command)).toEqual(first);
    expect(desk.store.read.careEvents('p-0001')).toHaveLength(1);
    expect(await ask(desk, 'visit', { visitedAt: AFTERNOON + DAY, result: 'well' })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await ask(desk, 'visit', { visitedAt: AFTERNOON, by: 'nobody', result: 'well' })).toMatchObject({
      error: { code: 'bad-input' },
    });
    for (const role of ['observer', 'department'] as const) {
      desk.seat = { ...desk.seat, role };
      expect(await ask(desk, 'visit', { visitedAt: AFTERNOON, result: 'well' })).toMatchObject({ error: { code: 'not-allowed' } });
    }
  });

  it('to somebody ill carries the risk and sets date and measures; the history keeps who decided and why', async () => {
    const desk = await world.open();
    world.putPerson({ care: [{ kind: 'mental-health', level: 0, since: '2024-03-01' }] });
    await desk.line.settled();
    await ask(desk, 'visit', { visitedAt: AFTERNOON, result: 'concern', assessment: { risk: 3, condition: 'unstable' } });
    expect(await rowOf(desk)).toMatchObject({
      care: [{ kind: 'mental-health', level: 3 }],
      nextDue: Date.parse('2026-12-07T00:00:00+08:00'),
      plan: { condition: 'unstable', measures: ['refer-now', 'with-specialist', 'with-village', 'with-police'] },
    });
    await ask(desk, 'assess', { kind: 'mental-health', level: 1, condition: 'basically-stable', reason: '住院后好转' });
    const { row, history } = await desk.value('people.read', { personId: 'p-0001' });
    expect(row.plan.condition).toBe('basically-stable');
    expect(history[0]).toMatchObject({ type: 'care.assessed', actor: { name: '王值班' }, data: { level: 1, reason: '住院后好转' } });
  });
});

describe('who goes', () => {
  it('is whoever stands in while the responsible member is off duty, and is handed the visit once', async () => {
    const desk = await world.open();
    const member = (over: Partial<Member>) => ({ kind: 'member' as const, key: over.id!, value: { ...base, ...over } });
    const base: Member = { id: '', name: '赵替班', phone: '10001112222', role: 'grid-leader', area: VILLAGE, grids: [], onDuty: true };
    world.platform.putDirectory(
      member({ id: 'gm-0001', name: '张试验', role: 'grid-member', grids: [GRID], onDuty: false }),
      member({ id: 'gl-0001' }),
    );
    world.putPerson({ visitPlan: { everyDays: 30, nextDue: '2026-11-24' } });
    await desk.line.settled();
    expect((await rowOf(desk)).plan).toMatchObject({ offDuty: true, standIn: { name: '赵替班', phone: '100****2222' } });
    desk.services.lookAfter();
    expect(world.careTypes()).toEqual([]);
    desk.clock.advance(10 * HOUR);
    desk.services.lookAfter();
    desk.services.lookAfter();
    await allSent(desk);
    const { history } = await desk.value('people.read', { personId: 'p-0001' });
    expect(history).toMatchObject([{ type: 'care.handed', data: { memberName: '赵替班', reason: 'off-duty', key: 'visit 2026-11-24' } }]);
  });
});

describe('the record of somebody in care', () => {
  it.each([
    { role: 'department', departmentId: 'power-supply' },
    { role: 'observer', departmentId: undefined },
  ] as const)('is refused to the $role seat, whether there is such a person or not, and no look of it is audited', async (other) => {
    const desk = await world.open();
    desk.seat = { ...desk.seat, ...other };
    for (const personId of ['p-0001', 'p-9999'])
      expect(await desk.call('people.read', { personId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    desk.seat = { ...desk.seat, role: 'lead', departmentId: undefined };
    expect((await desk.value('audit.read', { limit: 10, kind: 'people.read' })).records).toEqual([]);
    expect(await desk.call('people.read', { personId: 'p-9999' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await desk.call('people.read', { personId: 'p-0001' })).toMatchObject({ ok: true });
    expect((await desk.value('audit.read', { limit: 10, kind: 'people.read' })).records).toMatchObject([{ subject: 'p-0001' }]);
  });
});

describe('leaving care', () => {
  it('hides the person, can be taken back by a lead, and after its time erases the record here and at the world.platform', async () => {
    const desk = await world.open();
    await ask(desk, 'visit', { visitedAt: AFTERNOON, result: 'well', text: '一切正常' });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect(await ask(desk, 'leave', { reason: '已搬走' })).toMatchObject({ error: { code: 'not-allowed' } });
    desk.seat = { ...desk.seat, role: 'lead' };
    expect(await ask(desk, 'leave', { reason: '已搬走' })).toMatchObject({ ok: true });
    expect((await rowOf(desk)).plan).toMatchObject({ actions: ['restore'], left: { eraseAt: expect.any(Number) } });
    const shown = async () => (await desk.value('feed.changes', { since: 0, limit: 100 })).people.map(({ id }) => id);
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect(await shown()).not.toContain('p-0001');
    desk.seat = { ...desk.seat, role: 'lead' };
    expect(await ask(desk, 'restore', { reason: '搬回来了' })).toMatchObject({ ok: true });
    expect((await rowOf(desk)).plan.left).toBeUndefined();
    expect(await ask(desk, 'leave', { reason: '已搬走' })).toMatchObject({ ok: true });
    await allSent(desk);

    desk.clock.advance(29 * DAY);
    desk.services.lookAfter();
    expect(desk.store.read.person('p-0001')).toBeDefined();
    desk.clock.advance(2 * DAY);
    desk.services.lookAfter();
    expect(desk.store.read.person('p-0001')).toBeUndefined();
    await allSent(desk);
    await desk.line.settled();
    expect(world.careTypes()).toEqual(['care.erased']);
    expect(world.platform.care.map(({ body }) => body).join()).not.toMatch(/搬|正常|op-1/);
    // A console that was rebuilt from the world.platform knows nothing of the person either.
    const fresh = await world.open();
    expect(fresh.store.read.person('p-0001')).toBeUndefined();
    expect(fresh.store.read.person('p-0002')).toBeDefined();
  });
});

describe('a message of the care stream', () => {
  it('that does not fit is quarantined without its text, and the next is read', async () => {
    const desk = await world.open();
    const good = {
      v: 1,
      id: newId(),
      type: 'care.visited',
      personId: 'p-0001',
      area: VILLAGE,
      at: toTimestamp(AFTERNOON),
      actor: { kind: 'reporter', id: 'gm-0001' },
      data: { visitedAt: toTimestamp(AFTERNOON), by: 'gm-0001', result: 'well' },
    };
    const subject = careSubject(TOWNSHIP, 'p-0001');
    world.platform.append(subject, JSON.stringify({ ...good, id: newId(), data: { ...good.data, result: '李试验 情绪激动' } }));
    world.platform.append(subject, 'no json 李试验');
    world.platform.append(subject, JSON.stringify({ ...good, id: newId(), personId: 'p-0002' }));
    world.platform.append(subject, JSON.stringify(good));
    await desk.line.settled();
    expect(desk.store.read.counts().quarantined).toBe(3);
    for (const { body, reason } of desk.store.read.quarantine(10)) expect(body + reason).not.toMatch(/李试验|激动/);
    expect((await rowOf(desk)).lastVisit).toBe(AFTERNOON);
    // What the phone's app did not work out, the rules do.
    expect((await rowOf(desk)).nextDue).toBe(Date.parse('2026-12-23T00:00:00+08:00'));
  });
});
