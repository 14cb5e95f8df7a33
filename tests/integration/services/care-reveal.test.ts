import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../preload/contract';
import { StorageError } from '../../../main/ports';
import { AFTERNOON, allSent, ask, createCareWorld, DAY, rowOf, type CareWorld } from '../../support/care-world';
import type { Desk } from '../../support/desk';
import { rulebook } from '../../support/small-world';
import { careRules } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { TOWNSHIP } from '../../support/wire';
import { writingOtherwise } from '../../support/wrapped-store';

let world: CareWorld;
beforeEach(() => {
  world = createCareWorld();
});
afterEach(() => world.close());

describe('a reveal', () => {
  const reveal = (desk: Desk, over: Partial<Input<'people.reveal'>> = {}) =>
    desk.call('people.reveal', { personId: 'p-0001', purpose: 'visit', words: '约上门时间', ...over });

  it('is on the disk in the audit before it is answered, ends after a minute, and counts for the day', async () => {
    const desk = await world.open();
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
    const desk = await world.open({ care: { ...careRules, revealsADay: 2 } });
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
    const desk = await world.open({
      wrapStore: writingOtherwise((tx) => ({
        audit: (entry) => {
          if (entry.kind === 'people.reveal') throw new StorageError('disk-full', 'no space left');
          tx.audit(entry);
        },
      })),
    });
    expect(await reveal(desk)).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(await desk.value('people.reveals')).toMatchObject({ operators: [] });
  });

  it('is refused, and the refusal audited, to seats that may not, outside the area, and without its case', async () => {
    const desk = await world.open();
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
    world.putPerson(CHILD);
    const desk = await world.open();
    const read = await desk.value('people.protection', { personId: 'p-0001' });
    expect(read).toMatchObject({ duty: { zh: expect.stringContaining('应当立即向公安') }, emergency: '110', reports: [] });
    const answer = await ask(desk, 'duty', { to: 'police-station', reportedAt: AFTERNOON - 60_000, words: '邻居反映有伤' });
    if (!answer.ok) throw new Error(answer.error.message);
    const { caseId } = answer.value;
    await allSent(desk);
    expect(world.careTypes()).toEqual(['care.reported']);
    expect(world.reports()).toHaveLength(1);
    expect(world.reports()[0]!.body).not.toMatch(/李试验|有伤|left-behind|一组|-01-01/);
    expect(JSON.parse(world.reports()[0]!.body)).toMatchObject({ data: { location: { address: '一号村' }, urgency: 'urgent' } });
    const said = { to: 'police-station', at: AFTERNOON - 60_000, by: '王值班', words: '邻居反映有伤' };
    expect((await desk.value('people.protection', { personId: 'p-0001' }))?.reports).toEqual([said]);
    expect((await desk.value('people.ofCase', { caseId: caseId! }))[0]).toMatchObject({ personId: 'p-0001', relation: 'about' });
    const { records } = await desk.value('audit.read', { limit: 10, kind: 'people.duty' });
    expect(records).toMatchObject([{ result: 'ok', subject: 'p-0001' }]);
  });

  it('is offered for minors only, to bodies that take such reports, and to seats that report', async () => {
    world.putPerson(CHILD);
    const desk = await world.open();
    expect((await rowOf(desk)).plan.actions).toContain('duty');
    expect(await ask(desk, 'duty', { to: 'telecom', reportedAt: AFTERNOON })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await ask(desk, 'duty', { to: 'police-station', reportedAt: AFTERNOON + DAY })).toMatchObject({ error: { code: 'bad-input' } });
    world.putPerson({ ...CHILD, birthDate: '2008-11-23' });
    await desk.line.settled();
    expect((await rowOf(desk)).plan.actions).not.toContain('duty');
    expect(await desk.value('people.protection', { personId: 'p-0001' })).toBeNull();
    expect(await ask(desk, 'duty', { to: 'police-station', reportedAt: AFTERNOON })).toMatchObject({ error: { code: 'wrong-state' } });
    for (const role of ['observer', 'department'] as const) {
      desk.seat = { ...desk.seat, role };
      expect(await desk.call('people.protection', { personId: 'p-0001' })).toMatchObject({ error: { code: 'not-allowed' } });
      expect(await ask(desk, 'duty', { to: 'police-station', reportedAt: AFTERNOON })).toMatchObject({ error: { code: 'not-allowed' } });
    }
    expect(world.reports()).toHaveLength(0);
  });

  it('stands with a case of the category that carries the duty, and what was reported as a note of it', async () => {
    const categories = rulebook.categories.map((one) => (one.id === 'other' ? { ...one, duty: 'child' as const } : one));
    const desk = await world.open({ rulebook: { ...rulebook, categories } });
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
