import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, OTHER_VILLAGE, reported, VILLAGE } from '../../support/wire';

const MINUTE = 60_000;

describe('announcements', () => {
  let platform: MemoryPlatform;
  let desk: Desk;

  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    desk = await openDesk({ platform, seat: { role: 'village', area: VILLAGE } });
  });
  afterEach(() => desk.close());

  const report = (over: Record<string, unknown>, options: { at?: number; area?: string } = {}) => {
    const caseId = newId();
    platform.publish(message(reported(caseId, over, { at: desk.clock.now(), ...options })));
    return caseId;
  };

  it('an urgent report that comes in is called out once, with a notice that names nobody', async () => {
    const caseId = report({ urgency: 'urgent' });
    platform.publish(message(envelope('case.noted', caseId, { text: '更多' })));
    await desk.settled();
    expect(desk.announced).toEqual([{ caseId, kind: 'urgent' }]);
    expect(desk.services.notice(caseId)).toEqual({
      number: expect.stringMatching(/^\d{4}-\w{3}$/),
      villageName: '一号村',
      category: { zh: expect.any(String), en: expect.any(String) },
    });
  });

  it('neither is one that is not urgent, from elsewhere, from long ago, already ended, or one’s own', async () => {
    report({});
    report({ urgency: 'urgent' }, { area: OTHER_VILLAGE });
    report({ urgency: 'urgent' }, { at: desk.clock.now() - 20 * MINUTE });
    const own = newId();
    await desk.command('report', {
      caseId: own,
      title: '急',
      description: '',
      source: 'hotline',
      urgency: 'urgent',
      location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
    });
    desk.line.cut();
    const ended = report({ urgency: 'urgent' });
    platform.publish(message(envelope('case.rejected', ended, { reason: 'r' }, { at: desk.clock.now() })));
    desk.line.restore();
    await desk.settled();
    expect(desk.announced).toEqual([]);
  });

  it('a case is called out once when its time runs out, and again after a new limit has run out', async () => {
    const justBefore = () => desk.clock.now() - 15 * MINUTE + 200;
    const overdue = (caseId: string) => ({ caseId, kind: 'overdue' });
    const first = report({}, { at: justBefore() });
    await eventually('it is called out', () => desk.announced.length === 1);
    platform.publish(message(envelope('case.noted', first, { text: 'n' })));
    const second = report({}, { at: justBefore() });
    await eventually('the second is called out, the first is not again', () => desk.announced.length > 1);
    expect(desk.announced).toEqual([first, second].map(overdue));
    const accepted = { category: 'power', priority: 'routine', dueAt: '2026-11-25T00:00:00.000+08:00' };
    platform.publish(message(envelope('case.accepted', first, accepted, { at: justBefore() })));
    await eventually('it is called out for its next stage', () => desk.announced.length > 2);
    expect(desk.announced).toEqual([first, second, first].map(overdue));
  });

  it('a limit that passed while nobody was here is not called out afterwards', async () => {
    report({}, { at: desk.clock.now() - 40 * MINUTE });
    const soon = report({}, { at: desk.clock.now() - 15 * MINUTE + 300 });
    await eventually('only the one that runs out now is called out', () => desk.announced.length > 0);
    expect(desk.announced).toEqual([{ caseId: soon, kind: 'overdue' }]);
  });
});

describe('the connection', () => {
  it('tells the line, what is unsent and what needs attention, and since when', async () => {
    const platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    const caseId = newId();
    platform.publish(message(reported(caseId)));
    const desk = await openDesk({ platform });
    await desk.settled();
    const seen: { state: string; pending: number; attention: number; since: number }[] = [];
    desk.services.connection$.subscribe((connection) => seen.push(connection));
    expect(seen).toMatchObject([{ state: 'online', pending: 0, attention: 0 }]);
    desk.line.cut();
    await desk.command('reject', { caseId, reason: 'r' });
    expect(seen.at(-1)).toMatchObject({ state: 'offline', pending: 1, attention: 0 });
    const since = seen.at(-1)!.since;
    expect(seen.filter((one) => one.state === 'offline').every((one) => one.since === since)).toBe(true);
    platform.publish(
      message(envelope('case.accepted', caseId, { category: 'power', priority: 'routine', dueAt: '2026-11-25T00:00:00.000+08:00' })),
    );
    desk.line.restore();
    await desk.settled();
    expect(seen.at(-1)).toMatchObject({ state: 'online', pending: 0, attention: 1 });
    desk.line.line$.next({ kind: 'catching-up', behind: 12 });
    expect(seen.at(-1)).toMatchObject({ state: 'catching-up', behind: 12 });
    await desk.close();
  });
});
