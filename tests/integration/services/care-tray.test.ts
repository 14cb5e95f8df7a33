import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAside } from '../../../main/store';
import { careSubject } from '../../../main/domain';
import { AFTERNOON, allSent, ask, createCareWorld, DAY, HOUR, rowOf, type CareWorld } from '../../support/care-world';
import { eventually } from '../../support/clock';
import type { Desk } from '../../support/desk';
import { TOWNSHIP } from '../../support/wire';

let world: CareWorld;
let folder: string;
beforeEach(() => {
  world = createCareWorld();
  folder = mkdtempSync(join(tmpdir(), 'griddesk-care-'));
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const SUBJECT = careSubject(TOWNSHIP, 'p-0001');
const visit = { visitedAt: AFTERNOON - HOUR, result: 'concern', text: '腿脚不便', next: '请卫生院上门' } as const;
const trayOf = async (desk: Desk) => (await desk.value('feed.snapshot', { cursor: null, limit: 10 })).attention;
/** Of what kind the last word about `p-0001` was. */
const lastWord = () =>
  world.platform.care
    .filter(({ subject }) => subject === SUBJECT)
    .map(({ body }) => (JSON.parse(body) as { type: string }).type)
    .at(-1);
const told = async (desk: Desk) => (await firstValueFrom(desk.services.connection$)).attention;

describe('what the platform does not take of somebody in care', () => {
  it('waits in the tray with the operator’s words, counts for nothing, and can be sent again', async () => {
    const desk = await world.open();
    const before = await rowOf(desk);
    world.platform.forbidden.add(SUBJECT);
    await ask(desk, 'visit', visit);
    await eventually('it is refused', () => desk.store.read.attention().length === 1);
    expect((await rowOf(desk)).nextDue).toBe(before.nextDue);
    expect(await told(desk)).toBe(1);
    const [row] = await trayOf(desk);
    expect(row).toMatchObject({ personId: 'p-0001', title: '李**', command: 'visit', reason: 'not-allowed' });
    expect(row!.words).toBe('腿脚不便\n请卫生院上门');
    // The tray's own record holds nothing of it: that lies sealed under the person's key.
    expect(JSON.stringify(desk.store.read.attention())).not.toMatch(/李|腿脚/);
    const { records } = await desk.value('audit.read', { limit: 10, kind: 'outbox.refused' });
    expect(records).toMatchObject([{ subject: 'p-0001', details: { command: 'visit', code: 'not-allowed' } }]);

    // Sent again it is refused again, and waits again; let in, it is sent as it was written.
    expect(await desk.call('attention.settle', { id: row!.id, how: 'again' })).toMatchObject({ ok: true });
    await eventually('it is back', () => desk.store.read.attention().length === 1);
    world.platform.forbidden.delete(SUBJECT);
    expect(await desk.call('attention.settle', { id: row!.id, how: 'again' })).toMatchObject({ ok: true });
    await allSent(desk);
    expect(world.platform.care.map(({ body }) => body)).toEqual([expect.stringContaining('请卫生院上门')]);
    expect(await trayOf(desk)).toEqual([]);
    expect((await rowOf(desk)).nextDue).toBe(Date.parse('2026-12-23T00:00:00+08:00'));
  });

  it('is let go, and is not shown to seats that are shown nobody', async () => {
    const desk = await world.open();
    world.platform.forbidden.add(SUBJECT);
    await ask(desk, 'plan', { lookIns: ['morning'], reason: '家属外出' });
    await eventually('it is refused', () => desk.store.read.attention().length === 1);
    const { id } = desk.store.read.attention()[0]!;
    const { role } = desk.seat;
    for (const other of ['observer', 'department'] as const) {
      desk.seat = { ...desk.seat, role: other, ...(other === 'department' ? { departmentId: 'power-supply' } : {}) };
      desk.services.seatChanged();
      expect(await trayOf(desk)).toEqual([]);
      const changes = await desk.value('feed.changes', { since: 0, limit: 100 });
      expect(changes.attention).toEqual([]);
      expect(changes.attentionGone).toContain(id);
      expect(await told(desk)).toBe(0);
      expect(await desk.call('attention.settle', { id, how: 'dismiss' })).toMatchObject({ error: { code: 'not-found' } });
    }
    desk.seat = { ...desk.seat, role, departmentId: undefined };
    expect(await trayOf(desk)).toMatchObject([{ id, command: 'plan', words: '家属外出' }]);
    expect(await desk.call('attention.settle', { id, how: 'dismiss' })).toMatchObject({ ok: true });
    expect(await trayOf(desk)).toEqual([]);
    expect(world.careTypes()).toEqual([]);
  });

  it('leaves the tray with the record, and what the plan said by itself never comes into it', async () => {
    world.putPerson({ visitPlan: { everyDays: 30, nextDue: '2026-11-25' } });
    const desk = await world.open();
    desk.services.lookAfter();
    world.platform.forbidden.add(SUBJECT);
    desk.clock.advance(2 * DAY);
    desk.services.lookAfter();
    await eventually('the plan’s own word is refused', () =>
      desk.store.read.careEvents('p-0001').some(({ refused }) => refused !== undefined),
    );
    expect(desk.store.read.attention()).toEqual([]);
    await ask(desk, 'visit', { ...visit, visitedAt: desk.clock.now() });
    await eventually('the visit is refused', () => desk.store.read.attention().length === 1);
    world.platform.forbidden.delete(SUBJECT);
    expect(await ask(desk, 'leave', { reason: '迁往外地' })).toMatchObject({ ok: true });
    await allSent(desk);
    desk.clock.advance(366 * DAY);
    desk.services.lookAfter();
    await allSent(desk);
    expect(desk.store.read.attention()).toEqual([]);
    expect(lastWord()).toBe('care.erased');
  });

  it('leaves the tray when another console ends the care and erases the record', async () => {
    const desk = await world.open();
    const other = await world.open({ seat: { operatorId: 'op-2' } });
    world.platform.forbidden.add(SUBJECT);
    await ask(desk, 'visit', visit);
    await eventually('it is refused', () => desk.store.read.attention().length === 1);
    world.platform.forbidden.delete(SUBJECT);
    expect(await ask(other, 'leave', { reason: '迁往外地' })).toMatchObject({ ok: true });
    await allSent(other);
    await desk.line.settled();
    // Leaving alone takes nothing out: it can be taken back.
    expect(await trayOf(desk)).toMatchObject([{ personId: 'p-0001', command: 'visit' }]);
    other.clock.advance(366 * DAY);
    other.services.lookAfter();
    await allSent(other);
    expect(lastWord()).toBe('care.erased');
    await desk.line.settled();
    expect(desk.store.read.attention()).toEqual([]);
    expect(await trayOf(desk)).toEqual([]);
    expect(await told(desk)).toBe(0);
  });
});

describe('what was said of somebody in care and not sent when the cache is damaged', () => {
  /** Ends the desk, sets its cache aside, and opens a new one in its place. */
  const loseTheCache = async (desk: Desk): Promise<Desk> => {
    await desk.stop();
    setAside(join(folder, 'griddesk.db'), 0);
    return world.open({ folder });
  };
  const unsentFile = () => join(folder, 'griddesk.db.unsent');

  it('is kept in the second file and sent from the new cache, once; what was sent leaves that file', async () => {
    let desk = await world.open({ folder });
    await ask(desk, 'visit', { ...visit, visitedAt: AFTERNOON - 2 * HOUR });
    await allSent(desk);
    expect(existsSync(unsentFile())).toBe(false);
    desk.line.cut();
    await ask(desk, 'visit', visit);
    await ask(desk, 'assess', { kind: 'lives-alone', level: 3, reason: '一人在家' });
    expect(readFileSync(unsentFile(), 'utf8')).not.toContain('一人在家');
    desk = await loseTheCache(desk);
    expect(desk.store.strandedCare.map(({ type }) => type)).toEqual(['care.visited', 'care.assessed']);
    await eventually('both are sent', () => world.platform.care.length === 3);
    await allSent(desk);
    expect(world.careTypes()).toEqual(['care.visited', 'care.visited', 'care.assessed']);
    expect(desk.store.read.person('p-0001')?.care?.reasons[0]).toMatchObject({ level: 3 });
    await eventually('the file has nothing to say', () => !existsSync(unsentFile()));
    const again = await desk.restart();
    expect(again.store.strandedCare).toEqual([]);
    await again.stop();
  });

  it('is not said again when the platform had it after all', async () => {
    let desk = await world.open({ folder });
    desk.line.cut();
    await ask(desk, 'visit', visit);
    const kept = readFileSync(unsentFile());
    desk.line.restore();
    await allSent(desk);
    await desk.stop();
    // As after a crash in which the second file did not learn that it had been sent.
    writeFileSync(unsentFile(), kept);
    setAside(join(folder, 'griddesk.db'), 0);
    desk = await world.open({ folder });
    expect(desk.store.strandedCare).toHaveLength(1);
    await eventually('it has found its end', () => !existsSync(unsentFile()));
    expect(world.careTypes()).toEqual(['care.visited']);
  });

  it('waits in the tray where nobody of that number is known, and is gone where the record was erased', async () => {
    let desk = await world.open({ folder });
    desk.line.cut();
    await ask(desk, 'visit', visit);
    await ask(desk, 'plan', { lookIns: ['evening'], reason: '儿子出差' });
    world.platform.putDirectory({ kind: 'person', key: `${TOWNSHIP}.p-0001`, value: null });
    desk = await loseTheCache(desk);
    await eventually('both wait in the tray', () => desk.store.read.attention().length === 2);
    expect((await trayOf(desk)).map(({ words, reason }) => [words, reason])).toEqual(expect.arrayContaining([['儿子出差', 'not-found']]));
    expect(world.careTypes()).toEqual([]);

    world.putPerson();
    await desk.line.settled();
    const other = await world.open({ seat: { operatorId: 'op-2' } });
    desk.line.cut();
    await ask(desk, 'visit', visit);
    await ask(other, 'leave', { reason: '迁往外地' });
    await allSent(other);
    expect(existsSync(unsentFile())).toBe(true);
    other.clock.advance(366 * DAY);
    other.services.lookAfter();
    await allSent(other);
    expect(lastWord()).toBe('care.erased');
    desk = await loseTheCache(desk);
    await eventually('nothing of the person is kept', () => !existsSync(unsentFile()));
    expect(desk.store.read.attention()).toEqual([]);
    expect(lastWord()).toBe('care.erased');
  });
});
