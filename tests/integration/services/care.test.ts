import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CareCommandName, Input, Member, Output, Person, Result } from '../../../preload/contract';
import { careSubject, toTimestamp } from '../../../main/domain';
import { StorageError } from '../../../main/ports';
import { MovableClock, eventually } from '../../support/clock';
import { openDesk, type Desk, type DeskOptions } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { careRules, person, rulebook, smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { TOWNSHIP, VILLAGE } from '../../support/wire';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-11-23, a Monday, 15:00 in the place. */
const AFTERNOON = Date.parse('2026-11-23T15:00:00+08:00');
const GRID = `${VILLAGE}-01-01`;

let platform: MemoryPlatform;
let desks: Desk[];

const open = async (over: Partial<DeskOptions> = {}): Promise<Desk> => {
  const desk = await openDesk({ platform, clock: new MovableClock(AFTERNOON), ...over });
  desks.push(desk);
  await desk.line.settled();
  return desk;
};
const putPerson = (over: Partial<Person> = {}): void =>
  platform.putDirectory({ kind: 'person', key: `${TOWNSHIP}.p-0001`, value: { ...person('p-0001', GRID), ...over } });
const ask = <N extends CareCommandName>(desk: Desk, name: N, input: Omit<Input<`people.${N}`>, 'commandId' | 'personId'>) =>
  desk.call(`people.${name}` as 'people.leave', { commandId: newId(), personId: 'p-0001', ...input } as never) as Promise<
    Result<Output<'people.visit'>>
  >;
const rowOf = async (desk: Desk) => (await desk.value('people.read', { personId: 'p-0001' })).row;
const allSent = (desk: Desk) => eventually('all is sent', () => desk.store.read.pendingCount() === 0);
const reports = () => platform.stream.filter(({ body }) => body.includes('"case.reported"'));
const careTypes = () => platform.care.map(({ body }) => (JSON.parse(body) as { type: string }).type);

beforeEach(() => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desks = [];
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
});

describe('a visit', () => {
  it('is kept and audited first, sent once, and moves the next one by the rule on every console', async () => {
    const desk = await open();
    const other = await open();
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
    const [a, b] = [await open({ line: platform.line({ cut: true }) }), await open({ line: platform.line({ cut: true }) })];
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
    expect(careTypes()).toEqual(['care.visited', 'care.visited']);
    for (const desk of [a, b]) {
      expect(desk.store.read.careEvents('p-0001')).toHaveLength(2);
      expect((await rowOf(desk)).lastVisit).toBe(AFTERNOON - HOUR);
    }
    expect(a.store.read.person('p-0001')?.care).toEqual(b.store.read.person('p-0001')?.care);
  });

  it('that nobody answered for long is sent as soon as the line is back, and not tried while it is refused', async () => {
    const desk = await open();
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
    expect(careTypes()).toEqual([]);
    desk.line.line$.next({ kind: 'online' });
    await eventually('both are sent', () => desk.store.read.pendingCount() === 0 && careTypes().length === 2, 8000);
  });

  it('asked twice is made once, and one in the future or by nobody of the roster is refused', async () => {
    const desk = await open();
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
      expect(await ask(desk, 'visit', { visitedAt: AFTERNOON, result: 'well' })).toMatchObject({ error: { code: 'not-found' } });
    }
  });

  it('to somebody ill carries the risk and sets date and measures; the history keeps who decided and why', async () => {
    const desk = await open();
    putPerson({ care: [{ kind: 'mental-health', level: 0, since: '2024-03-01' }] });
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
    const desk = await open();
    const member = (over: Partial<Member>) => ({ kind: 'member' as const, key: over.id!, value: { ...base, ...over } });
    const base: Member = { id: '', name: '赵替班', phone: '10001112222', role: 'grid-leader', area: VILLAGE, grids: [], onDuty: true };
    platform.putDirectory(
      member({ id: 'gm-0001', name: '张试验', role: 'grid-member', grids: [GRID], onDuty: false }),
      member({ id: 'gl-0001' }),
    );
    putPerson({ visitPlan: { everyDays: 30, nextDue: '2026-11-24' } });
    await desk.line.settled();
    expect((await rowOf(desk)).plan).toMatchObject({ offDuty: true, standIn: { name: '赵替班', phone: '100****2222' } });
    desk.services.lookAfter();
    expect(careTypes()).toEqual([]);
    desk.clock.advance(10 * HOUR);
    desk.services.lookAfter();
    desk.services.lookAfter();
    await allSent(desk);
    const { history } = await desk.value('people.read', { personId: 'p-0001' });
    expect(history).toMatchObject([{ type: 'care.handed', data: { memberName: '赵替班', reason: 'off-duty', key: 'visit 2026-11-24' } }]);
  });
});

describe('a missed visit', () => {
  it('is called out when it is late, and becomes one case when its grace is over, however many consoles notice', async () => {
    putPerson({ visitPlan: { everyDays: 30, nextDue: '2026-11-23' } });
    const desks2 = [await open(), await open({ seat: { role: 'dispatcher', operatorId: 'op-2' } })];
    const late: string[] = [];
    desks2[0]!.services.care$.subscribe(({ personId, kind }) => late.push(`${personId} ${kind}`));
    for (const desk of desks2) desk.services.lookAfter();
    for (const desk of desks2) desk.clock.advance(9 * HOUR);
    for (const desk of desks2) desk.services.lookAfter();
    expect(late).toEqual(['p-0001 visit']);
    expect(reports()).toHaveLength(0);
    // The cable is out at one of them: it notices by itself.
    desks2[1]!.line.cut();
    for (const desk of desks2) desk.clock.advance(3 * DAY);
    for (const desk of desks2) desk.services.lookAfter();
    await allSent(desks2[0]!);
    desks2[1]!.line.restore();
    await allSent(desks2[1]!);
    for (const desk of desks2) await desk.settled();
    expect(reports()).toHaveLength(1);
    expect(careTypes().filter((type) => type === 'care.missed')).toHaveLength(1);
    for (const desk of desks2) {
      expect(desk.store.read.counts().cases.received).toBe(1);
      const { plan } = await rowOf(desk);
      const detail = await desk.value('cases.read', { caseId: plan.caseId! });
      expect(detail.timeline[0]).toMatchObject({ type: 'case.reported', actor: { kind: 'system' } });
      expect(detail.suggestions[0]).toMatchObject({ departmentId: `village-committee-${VILLAGE}`, reason: 'rule' });
      expect(JSON.stringify(detail)).not.toMatch(/李试验|lives-alone|独居/);
    }
  });

  it('of an evening look-in becomes an urgent case the same evening; being there in time leaves none', async () => {
    const desk = await open();
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
    putPerson({ visitPlan: { everyDays: 30, nextDue: '2026-10-01' } });
    const desk = await open();
    desk.services.lookAfter();
    desk.clock.advance(DAY);
    desk.services.lookAfter();
    expect(reports()).toHaveLength(0);
    expect((await rowOf(desk)).nextDue).toBe(Date.parse('2026-10-01T00:00:00+08:00'));
  });

  it('is shown beside a case by the distance and by its address', async () => {
    putPerson({ location: { lon: 103.84, lat: 25.62 }, address: '试验村一组 7 号' });
    const desk = await open();
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
    const desk = await open();
    await ask(desk, 'plan', { lookIns: ['evening'], reason: '没有手机' });
    desk.services.lookAfter();
    desk.clock.advance(6 * HOUR);
    desk.services.lookAfter();
    const { caseId } = (await rowOf(desk)).plan;
    expect((await desk.value('cases.read', { caseId: caseId! })).suggestions.map(({ reason }) => reason)).toContain('rule');
    desk.seat = { ...desk.seat, role: 'observer' };
    const detail = await desk.value('cases.read', { caseId: caseId! });
    expect(detail.suggestions).toEqual([]);
    expect(JSON.stringify(detail)).not.toContain('p-0001');
  });

  it('is shown beside its case to no department and no observer', async () => {
    const desk = await open();
    await ask(desk, 'plan', { lookIns: ['evening'], reason: '没有手机' });
    desk.services.lookAfter();
    desk.clock.advance(6 * HOUR);
    desk.services.lookAfter();
    const { caseId } = (await rowOf(desk)).plan;
    desk.seat = { ...desk.seat, role: 'observer' };
    expect(await desk.value('people.ofCase', { caseId: caseId! })).toEqual([]);
    expect(await desk.call('people.read', { personId: 'p-0001' })).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('a reveal', () => {
  const reveal = (desk: Desk, over: Partial<Input<'people.reveal'>> = {}) =>
    desk.call('people.reveal', { personId: 'p-0001', purpose: 'visit', words: '约上门时间', ...over });

  it('is on the disk in the audit before it is answered, ends after a minute, and counts for the day', async () => {
    const desk = await open();
    const before = desk.store.read.auditLength();
    const answer = await reveal(desk);
    expect(answer).toMatchObject({ ok: true, value: { name: '李试验', idNumber: '530303194001010000', until: expect.any(Number) } });
    if (answer.ok) expect(answer.value.until - desk.clock.now()).toBeLessThanOrEqual(60_000);
    expect(desk.store.read.auditLength()).toBe(before + 1);
    expect(await desk.value('people.reveals')).toMatchObject({ operators: [{ operatorId: 'op-1', count: 1 }] });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect(await desk.call('people.reveals')).toMatchObject({ error: { code: 'not-allowed' } });
  });

  it('is refused beyond the figure of the day, and audited; an emergency is let through and counted', async () => {
    const desk = await open({ care: { ...careRules, revealsADay: 2 } });
    for (const _ of [1, 2]) expect(await reveal(desk)).toMatchObject({ ok: true });
    expect(await reveal(desk)).toMatchObject({ error: { code: 'limit-reached', details: { limit: 2 } } });
    expect(await reveal(desk, { purpose: 'emergency' })).toMatchObject({ ok: true });
    expect(await desk.value('people.reveals')).toEqual({ limit: 2, operators: [{ operatorId: 'op-1', count: 3 }] });
    const { records } = await desk.value('audit.read', { limit: 10, kind: 'people.reveal' });
    expect(records.map(({ result }) => result)).toEqual(['ok', 'refused', 'ok', 'ok']);
    desk.seat = { ...desk.seat, operatorId: 'op-2' };
    expect(await reveal(desk)).toMatchObject({ ok: true });
    desk.clock.advance(DAY);
    desk.seat = { ...desk.seat, operatorId: 'op-1' };
    expect(await reveal(desk)).toMatchObject({ ok: true });
  });

  it('is not answered when the audit cannot be written', async () => {
    const desk = await open({
      wrapStore: (store) => ({
        ...store,
        write: (work) =>
          store.write((tx) =>
            work({
              ...tx,
              audit: (entry) => {
                if (entry.kind === 'people.reveal') throw new StorageError('disk-full', 'no space left');
                tx.audit(entry);
              },
            }),
          ),
      }),
    });
    expect(await reveal(desk)).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(await desk.value('people.reveals')).toMatchObject({ operators: [] });
  });

  it('is refused, and the refusal audited, to seats that may not, outside the area, and without its case', async () => {
    const desk = await open();
    const before = desk.store.read.auditLength();
    for (const role of ['observer', 'department'] as const) {
      desk.seat = { ...desk.seat, role };
      expect(await reveal(desk)).toMatchObject({ error: { code: 'not-allowed' } });
    }
    desk.seat = { ...desk.seat, role: 'village', area: '530303101202' };
    expect(await reveal(desk)).toMatchObject({ error: { code: 'not-found' } });
    desk.seat = { ...desk.seat, role: 'lead', area: TOWNSHIP };
    expect(await reveal(desk, { purpose: 'case' })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await reveal(desk, { purpose: 'case', caseId: newId() })).toMatchObject({ error: { code: 'bad-input' } });
    expect(desk.store.read.auditLength()).toBe(before + 5);
    expect(await desk.value('people.reveals')).toMatchObject({ operators: [] });
  });
});

describe('suspected harm to a child', () => {
  const CHILD = { birthDate: '2017-05-04', care: [{ kind: 'left-behind-child' as const, level: 1, since: '2025-01-01' }] };

  it('is reported by duty: kept in the child’s history, followed up by an urgent case that names nobody, and audited', async () => {
    putPerson(CHILD);
    const desk = await open();
    const read = await desk.value('people.protection', { personId: 'p-0001' });
    expect(read).toMatchObject({ duty: { zh: expect.stringContaining('应当立即向公安') }, emergency: '110', reports: [] });
    const answer = await ask(desk, 'duty', { to: 'police-station', reportedAt: AFTERNOON - 60_000, words: '邻居反映有伤' });
    if (!answer.ok) throw new Error(answer.error.message);
    const { caseId } = answer.value;
    await allSent(desk);
    expect(careTypes()).toEqual(['care.reported']);
    expect(reports()).toHaveLength(1);
    expect(reports()[0]!.body).not.toMatch(/李试验|有伤|left-behind|一组|-01-01/);
    expect(JSON.parse(reports()[0]!.body)).toMatchObject({ data: { location: { address: '一号村' }, urgency: 'urgent' } });
    const said = { to: 'police-station', at: AFTERNOON - 60_000, by: '王值班', words: '邻居反映有伤' };
    expect((await desk.value('people.protection', { personId: 'p-0001' }))?.reports).toEqual([said]);
    expect((await desk.value('people.ofCase', { caseId: caseId! }))[0]).toMatchObject({ personId: 'p-0001', relation: 'about' });
    const { records } = await desk.value('audit.read', { limit: 10, kind: 'people.duty' });
    expect(records).toMatchObject([{ result: 'ok', subject: 'p-0001' }]);
  });

  it('is offered for minors only, to bodies that take such reports, and to seats that report', async () => {
    putPerson(CHILD);
    const desk = await open();
    expect((await rowOf(desk)).plan.actions).toContain('duty');
    expect(await ask(desk, 'duty', { to: 'telecom', reportedAt: AFTERNOON })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await ask(desk, 'duty', { to: 'police-station', reportedAt: AFTERNOON + DAY })).toMatchObject({ error: { code: 'bad-input' } });
    putPerson({ ...CHILD, birthDate: '2008-11-23' });
    await desk.line.settled();
    expect((await rowOf(desk)).plan.actions).not.toContain('duty');
    expect(await desk.value('people.protection', { personId: 'p-0001' })).toBeNull();
    expect(await ask(desk, 'duty', { to: 'police-station', reportedAt: AFTERNOON })).toMatchObject({ error: { code: 'wrong-state' } });
    for (const role of ['observer', 'department'] as const) {
      desk.seat = { ...desk.seat, role };
      expect(await desk.call('people.protection', { personId: 'p-0001' })).toMatchObject({ error: { code: 'not-allowed' } });
      expect(await ask(desk, 'duty', { to: 'police-station', reportedAt: AFTERNOON })).toMatchObject({ error: { code: 'not-found' } });
    }
    expect(reports()).toHaveLength(0);
  });

  it('stands with a case of the category that carries the duty, and what was reported as a note of it', async () => {
    const categories = rulebook.categories.map((one) => (one.id === 'other' ? { ...one, duty: 'child' as const } : one));
    const desk = await open({ rulebook: { ...rulebook, categories } });
    const caseId = newId();
    const location = { lon: 103.84, lat: 25.62, crs: 'WGS84' as const };
    const called = { title: '有人打孩子', description: '', source: 'operator' as const, location };
    const protection = () => desk.value('people.protection', { caseId });
    await desk.value('cases.report', { commandId: newId(), caseId, ...called, category: 'power' });
    expect(await protection()).toBeNull();
    await desk.value('cases.accept', { commandId: newId(), caseId, category: 'other', priority: 'urgent' });
    expect(await protection()).toMatchObject({ reports: [] });
    const duty = { to: 'police-station', at: AFTERNOON };
    await desk.value('cases.note', { commandId: newId(), caseId, text: '已报告派出所', duty });
    expect((await protection())?.reports).toEqual([{ ...duty, by: '王值班' }]);
    desk.seat = { ...desk.seat, role: 'observer' };
    expect(await desk.call('people.protection', { caseId })).toMatchObject({ error: { code: 'not-allowed' } });
  });
});

describe('leaving care', () => {
  it('hides the person, can be taken back by a lead, and after its time erases the record here and at the platform', async () => {
    const desk = await open();
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
    expect(careTypes()).toEqual(['care.erased']);
    expect(platform.care.map(({ body }) => body).join()).not.toMatch(/搬|正常|op-1/);
    // A console that was rebuilt from the platform knows nothing of the person either.
    const fresh = await open();
    expect(fresh.store.read.person('p-0001')).toBeUndefined();
    expect(fresh.store.read.person('p-0002')).toBeDefined();
  });
});

describe('a message of the care stream', () => {
  it('that does not fit is quarantined without its text, and the next is read', async () => {
    const desk = await open();
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
    platform.append(subject, JSON.stringify({ ...good, id: newId(), data: { ...good.data, result: '李试验 情绪激动' } }));
    platform.append(subject, 'no json 李试验');
    platform.append(subject, JSON.stringify({ ...good, id: newId(), personId: 'p-0002' }));
    platform.append(subject, JSON.stringify(good));
    await desk.line.settled();
    expect(desk.store.read.counts().quarantined).toBe(3);
    for (const { body, reason } of desk.store.read.quarantine(10)) expect(body + reason).not.toMatch(/李试验|激动/);
    expect((await rowOf(desk)).lastVisit).toBe(AFTERNOON);
    // What the phone's app did not work out, the rules do.
    expect((await rowOf(desk)).nextDue).toBe(Date.parse('2026-12-23T00:00:00+08:00'));
  });
});
