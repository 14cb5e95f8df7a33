import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseRow } from '../../../preload/contract';
import { openDesk, type Desk } from '../../support/desk';
import { FeedReplica } from '../../support/feed-replica';
import { MemoryPlatform } from '../../support/line';
import { person, smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, OTHER_VILLAGE, reported, TOWNSHIP, VILLAGE } from '../../support/wire';

const HOUR = 3_600_000;

describe('the feed', () => {
  let platform: MemoryPlatform;
  let desk: Desk;

  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    desk = await openDesk({ platform });
  });
  afterEach(() => desk.close());

  const report = (caseId: string, over: Record<string, unknown> = {}, options = {}) =>
    platform.publish(message(reported(caseId, over, options)));

  it('gives the queue in its own order, so that the first page is the top of it', async () => {
    const at = desk.clock.now();
    const caseIds = Array.from({ length: 25 }, newId);
    for (const [n, caseId] of caseIds.entries()) report(caseId, n % 5 === 0 ? { urgency: 'urgent' } : {}, { at: at - n * 1000 });
    await desk.settled();
    const orders: number[] = [];
    let cursor: string | null = null;
    do {
      const page: { cases: CaseRow[]; next: string | null } = await desk.value('feed.snapshot', { cursor, limit: 4 });
      if (cursor === null) expect(page.cases.every((row) => row.priority === 'urgent')).toBe(true);
      orders.push(...page.cases.map((row) => row.order));
      cursor = page.next;
    } while (cursor !== null);
    expect(orders).toHaveLength(25);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
  });

  it('holds open cases and those that ended in the last three days, inside the seat’s scope', async () => {
    const [open, ended, old, elsewhere] = [newId(), newId(), newId(), newId()];
    const now = desk.clock.now();
    report(open);
    report(ended);
    report(old, {}, { at: now - 100 * HOUR });
    report(elsewhere, { gridCode: `${OTHER_VILLAGE}-01-01` }, { area: OTHER_VILLAGE });
    platform.publish(message(envelope('case.rejected', ended, { reason: 'r' }, { at: now - 70 * HOUR })));
    platform.publish(message(envelope('case.rejected', old, { reason: 'r' }, { at: now - 74 * HOUR })));
    await desk.settled();
    const replica = new FeedReplica();
    await replica.fill(desk, 2);
    expect([...replica.cases.keys()].sort()).toEqual([open, ended, elsewhere].sort());
    expect([...replica.people.keys()].sort()).toEqual(['p-0001', 'p-0002']);

    desk.seat = { ...desk.seat, role: 'village', area: VILLAGE };
    const village = new FeedReplica();
    await village.fill(desk, 2);
    expect([...village.cases.keys()].sort()).toEqual([open, ended].sort());
    expect([...village.people.keys()]).toEqual(['p-0001']);

    desk.seat = { ...desk.seat, role: 'department', area: TOWNSHIP, departmentId: 'power-supply' };
    const department = new FeedReplica();
    await department.fill(desk, 2);
    expect(department.all()).toEqual({ cases: [], people: [], attention: [] });
  });

  it('shows a village’s duty room also the cases elsewhere for which its committee was sent for', async () => {
    const [elsewhere, foreign] = [newId(), newId()];
    for (const caseId of [elsewhere, foreign]) {
      report(caseId, { gridCode: `${OTHER_VILLAGE}-01-01` }, { area: OTHER_VILLAGE });
    }
    await desk.settled();
    await desk.command('accept', { caseId: elsewhere, category: 'power', priority: 'routine' });
    const committee = `village-committee-${VILLAGE}`;
    await desk.command('dispatch', {
      caseId: elsewhere,
      tasks: [{ departmentId: committee, lead: true, instructions: '' }],
    });
    await desk.settled();
    desk.seat = { ...desk.seat, role: 'village', area: VILLAGE };
    desk.services.seatChanged();
    const replica = new FeedReplica();
    await replica.fill(desk, 1);
    expect([...replica.cases.keys()]).toEqual([elsewhere]);
    expect((await desk.value('cases.search', { text: '枯树', limit: 5 })).map((row) => row.id)).toEqual([elsewhere]);
    const { row } = await desk.value('cases.read', { caseId: elsewhere });
    expect(row.tasks[0]!.actions).toContain('acknowledge');
    const taskId = row.tasks[0]!.taskId;
    expect(await desk.command('acknowledge', { caseId: elsewhere, taskId })).toMatchObject({ ok: true });
    await replica.follow(desk, 1);
    expect(replica.cases.get(elsewhere)).toMatchObject({ state: 'handling' });
  });

  it('lets go of an ended case once three days have passed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const other = await openDesk({ platform });
      const [ended, later] = [newId(), newId()];
      for (const [caseId, hours] of [
        [ended, 71.5],
        [later, 10],
      ] as const) {
        report(caseId);
        const at = other.clock.now() - hours * HOUR;
        platform.publish(message(envelope('case.rejected', caseId, { reason: 'r' }, { at })));
      }
      await other.settled();
      const replica = new FeedReplica();
      await replica.fill(other, 10);
      expect([...replica.cases.keys()].sort()).toEqual([ended, later].sort());
      other.clock.advance(HOUR);
      vi.advanceTimersByTime(HOUR);
      await replica.follow(other, 10);
      expect([...replica.cases.keys()]).toEqual([later]);
      await other.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells of people who come, change and go', async () => {
    await desk.line.settled();
    const replica = new FeedReplica();
    await replica.fill(desk, 10);
    platform.putDirectory(
      { kind: 'person', key: `${TOWNSHIP}.p-0003`, value: person('p-0003', `${VILLAGE}-01-01`) },
      { kind: 'person', key: `${TOWNSHIP}.p-0002`, value: { ...person('p-0002', `${OTHER_VILLAGE}-01-01`), address: '试验村二组 8 号' } },
      // Behind two others, so that pages of one end between them.
      { kind: 'person', key: `${TOWNSHIP}.p-0001`, value: null },
    );
    await desk.line.settled();
    await replica.follow(desk, 1);
    const fresh = new FeedReplica();
    await fresh.fill(desk, 10);
    expect(replica.all()).toEqual(fresh.all());
    expect([...replica.people.keys()].sort()).toEqual(['p-0002', 'p-0003']);
    expect(JSON.stringify(replica.all())).not.toMatch(/李试验|530303194001010000/);
  });

  it('filled in pages while things happen, and followed, equals what is read afresh', async () => {
    const step = fc.record({
      kind: fc.constantFrom('report', 'accept', 'reject', 'note', 'read', 'person', 'unperson', 'foreign', 'conflict', 'dismiss'),
      n: fc.nat(30),
    });
    const caseIds: string[] = [];
    let people = 10;
    const act = async ({ kind, n }: { kind: string; n: number }) => {
      const caseId = caseIds[n % Math.max(1, caseIds.length)];
      if (kind === 'report' || caseId === undefined) {
        caseIds.push(newId());
        return void report(caseIds.at(-1)!);
      }
      const foreign = (type: string, data: Record<string, unknown>) =>
        platform.publish(message(envelope(type, caseId, data, { actor: { kind: 'operator', id: 'op-9', name: '孙' } })));
      switch (kind) {
        case 'accept':
          return desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
        case 'reject':
          return desk.command('reject', { caseId, reason: 'r' });
        case 'note':
          return desk.command('note', { caseId, text: 'n' });
        case 'read':
          return desk.call('cases.markRead', { caseId });
        case 'person':
          return platform.putDirectory({
            kind: 'person',
            key: `${TOWNSHIP}.x-${(people += 1)}`,
            value: person(`x-${people}`, `${VILLAGE}-01-01`),
          });
        case 'unperson':
          return platform.putDirectory({ kind: 'person', key: `${TOWNSHIP}.x-${10 + (n % 5)}`, value: null });
        case 'foreign':
          return foreign('case.noted', { text: 'f' });
        case 'conflict': {
          desk.line.cut();
          await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
          foreign('case.rejected', { reason: 'f' });
          return desk.line.restore();
        }
        default: {
          const row = desk.store.read.attention()[0];
          return row && desk.call('attention.settle', { id: row.id, how: 'dismiss' });
        }
      }
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        async (during, after, limit) => {
          const replica = new FeedReplica();
          const rest = [...during];
          await replica.fill(desk, limit, async () => {
            const next = rest.shift();
            if (next) await act(next);
          });
          for (const one of after) await act(one);
          await desk.settled();
          await replica.follow(desk, limit);
          const fresh = new FeedReplica();
          await fresh.fill(desk, 1000);
          expect(replica.all()).toEqual(fresh.all());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('marks what others changed as unread until it is opened', async () => {
    const [caseId, history] = [newId(), newId()];
    report(caseId, {}, { at: desk.clock.now() });
    report(history, {}, { at: desk.clock.now() - HOUR });
    await desk.settled();
    expect((await desk.value('cases.read', { caseId })).row.unread).toBe(true);
    // What happened before this console first listened is no news.
    expect((await desk.value('cases.read', { caseId: history })).row.unread).toBe(false);
    const pokes: unknown[] = [];
    desk.services.poke$.subscribe(({ rev, caseIds }) => pokes.push({ rev, caseIds }));
    await desk.value('cases.markRead', { caseId });
    await desk.value('cases.markRead', { caseId });
    expect((await desk.value('cases.read', { caseId })).row.unread).toBe(false);
    expect(pokes).toEqual([{ rev: desk.store.read.rev(), caseIds: [caseId] }]);
    platform.publish(message(envelope('case.noted', caseId, { text: '新情况' }, { at: desk.clock.now() })));
    await desk.settled();
    expect((await desk.value('cases.read', { caseId })).row.unread).toBe(true);
  });

  it('refuses a cursor that is not its own', async () => {
    for (const cursor of ['', 'x', '{}', '{"part":"open"}', '{"part":"people","id":3}']) {
      expect(await desk.call('feed.snapshot', { cursor, limit: 5 })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
  });

  it('shows beside a case what is open within 300 metres, and whom to send with the reason', async () => {
    const [here, near, far] = [newId(), newId(), newId()];
    const at = (lon: number, lat: number) => ({ location: { lon, lat, crs: 'WGS84' } });
    report(here, at(103.82, 25.6));
    report(near, at(103.82, 25.602));
    report(far, at(103.82, 25.603));
    await desk.settled();
    const detail = await desk.value('cases.read', { caseId: here });
    expect(detail.candidates).toMatchObject([{ row: { id: near }, metres: 222, sameCategory: true }]);
    expect(detail.suggestions).toMatchObject([
      { departmentId: 'power-supply', lead: true, reason: 'category' },
      { departmentId: `village-committee-${VILLAGE}`, lead: false, reason: 'village-of-case' },
    ]);
  });

  it('finds by two characters, and reads the directory', async () => {
    const caseId = newId();
    report(caseId);
    report(newId(), { title: '道路塌方', description: '' });
    await desk.settled();
    expect((await desk.value('cases.search', { text: '枯树', limit: 10 })).map((row) => row.id)).toEqual([caseId]);
    expect(await desk.value('cases.search', { text: '', limit: 10 })).toEqual([]);
    expect((await desk.value('directory.read')).areas).toHaveLength(4);
    expect(await desk.value('directory.grids', { area: VILLAGE })).toHaveLength(1);
  });
});
