import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../preload/contract';
import { StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

const SECOND = 1000;
const people = Array.from({ length: 20 }, (_, at): Member => ({
  id: `gc-${String(at).padStart(2, '0')}`,
  name: `李试验${at}`,
  phone: `100076543${String(at).padStart(2, '0')}`,
  role: at % 2 === 0 ? 'cadre' : 'grid-leader',
  area: at % 4 === 0 ? `${VILLAGE}-02` : OTHER_VILLAGE,
  grids: [],
  onDuty: at < 5,
}));

let desk: Desk;
const open = async (seat: Parameters<typeof openDesk>[0]['seat'] = { role: 'dispatcher' }) => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld(), ...people.map((value) => ({ kind: 'member' as const, key: value.id, value })));
  desk = await openDesk({ platform, seat, clock: new StoppedClock() });
};
afterEach(() => desk.close());

const draw = (over: object = {}) => desk.value('drills.draw', { onDuty: false, people: 3, ...over });
const call = (drillId: string, memberId: string) => desk.services.reach({ memberId, how: 'call', drillId });
const say = (drillId: string, memberId: string, result: 'answered' | 'no-answer') =>
  desk.value('drills.result', { drillId, memberId, result });
/** A call that takes so many seconds. */
const ring = (drillId: string, memberId: string, seconds: number, result: 'answered' | 'no-answer') => {
  expect(call(drillId, memberId)).toMatchObject({ ok: true });
  desk.clock.advance(seconds * SECOND);
  return say(drillId, memberId, result);
};
const audit = (count: number) => desk.store.read.auditBefore(100_000, count).map(({ kind, result }) => `${kind} ${result}`);

describe('a call drill', () => {
  it('is drawn among those asked for, and can be drawn again by whoever knows the seed', async () => {
    await open();
    const drill = await draw({ area: OTHER_VILLAGE, role: 'grid-leader', people: 4 });
    const among = people.filter(({ area, role }) => area === OTHER_VILLAGE && role === 'grid-leader');
    expect(drill).toMatchObject({ among: among.length, people: 4, left: 4, answered: 0, round: 1, mayRepeat: false });
    const lot = (id: string) => createHash('sha256').update(`${drill.seed} ${id}`).digest('hex');
    expect(drill.rows.map(({ memberId }) => memberId)).toEqual(
      among
        .map(({ id }) => id)
        .toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1))
        .slice(0, 4),
    );
    expect(drill.rows.every(({ name, phone }) => name.includes('*') && phone.includes('*'))).toBe(true);
    expect((await draw({ onDuty: true, people: 200 })).people).toBe(people.filter(({ onDuty }) => onDuty).length + 1);
    expect((await draw({ people: 8 })).seed).not.toBe(drill.seed);
    expect(await desk.call('drills.draw', { role: 'duty', onDuty: false, people: 1 })).toMatchObject({ error: { code: 'wrong-state' } });
  });

  it('keeps who answered and how fast, calls the others again, and knows all of it after a restart', async () => {
    await open();
    const { drillId, rows } = await draw();
    const [a, b, c] = rows.map(({ memberId }) => memberId) as [string, string, string];
    await ring(drillId, a, 12, 'answered');
    await ring(drillId, b, 40, 'no-answer');
    expect(await desk.call('drills.again', { drillId })).toMatchObject({ error: { code: 'wrong-state' } });
    await ring(drillId, c, 90, 'answered');
    expect(await desk.value('drills.read', { drillId })).toMatchObject({ answered: 2, within: 1, left: 0, mayRepeat: true });
    // Who has answered is not called again; who has not, in the next round only.
    for (const one of [a, b, c]) expect(call(drillId, one)).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    expect(await desk.value('drills.again', { drillId })).toMatchObject({ round: 2, left: 1 });
    expect(call(drillId, b)).toMatchObject({ ok: true });
    desk.clock.advance(600 * SECOND);

    desk = await desk.restart();
    const [kept] = await desk.value('drills.list');
    expect(kept).toMatchObject({ drillId, round: 2, answered: 2, within: 1, left: 1 });
    // The call that the restart cut off is begun anew: its ten minutes are nobody's.
    const again = await ring(drillId, b, 5, 'answered');
    expect(again.rows.find(({ memberId }) => memberId === b)).toMatchObject({
      state: 'answered',
      calls: [
        { round: 1, ended: { result: 'no-answer', ms: 40_000 } },
        { round: 2, ended: { result: 'answered', ms: 5000 } },
      ],
    });
    expect(again).toMatchObject({ answered: 3, within: 1, left: 0, mayRepeat: false });
    const { months, villages, answerSeconds } = await desk.value('drills.reachability');
    expect([months.length, answerSeconds]).toEqual([6, 60]);
    const sum = (of: (one: (typeof villages)[number]) => number) => villages.reduce((all, one) => all + of(one), 0);
    expect([sum(({ called }) => called), sum(({ within }) => within), sum(({ answered }) => answered)]).toEqual([3, 1, 3]);
    expect(sum((one) => one.months.at(-1)!.called)).toBe(3);
    expect(villages.every(({ area }) => area.length === 12)).toBe(true);
  });

  it('writes down every draw, call and answer before it counts, refusals too', async () => {
    await open();
    const { drillId, rows } = await draw({ people: 1 });
    const { memberId } = rows[0]!;
    await ring(drillId, memberId, 3, 'answered');
    call(drillId, memberId);
    await desk.call('drills.result', { drillId, memberId, result: 'answered' });
    expect(audit(5)).toEqual(['drill.result refused', 'member.call refused', 'drill.result ok', 'member.call ok', 'drill.draw ok']);
    const [called] = desk.store.read
      .auditBefore(100_000, 4)
      .filter(({ kind }) => kind === 'member.call')
      .slice(-1);
    expect(called).toMatchObject({ subject: memberId, details: { drillId } });
    const details = (kind: string) => desk.store.read.auditBefore(100_000, 5).findLast((one) => one.kind === kind)?.details;
    // With the seed the draw can be made again; it is written down before anybody is called.
    const { seed, among } = await desk.value('drills.read', { drillId });
    expect(details('drill.draw')).toEqual({ area: TOWNSHIP, seed, among, people: 1 });
    expect(details('drill.result')).toEqual({ memberId, result: 'answered' });
    expect(desk.store.read.verifyAudit()).toBeNull();
  });

  it('is for dispatchers and leads, each for their own area', async () => {
    await open();
    const { drillId, rows } = await draw({ area: OTHER_VILLAGE, people: 1 });
    const { memberId } = rows[0]!;
    desk.clock.advance(SECOND);
    const later = await draw({ area: VILLAGE, people: 1 });
    expect((await desk.value('drills.list')).map((one) => one.drillId)).toEqual([later.drillId, drillId]);
    await ring(drillId, memberId, 3, 'answered');
    expect((await desk.value('drills.reachability')).villages).toMatchObject([{ area: OTHER_VILLAGE, called: 1, medianMs: 3000 }]);
    for (const role of ['village', 'department', 'observer'] as const) {
      desk.seat = { ...desk.seat, role };
      for (const answer of [
        await desk.call('drills.draw', { onDuty: false, people: 1 }),
        await desk.call('drills.list'),
        await desk.call('drills.read', { drillId }),
        await desk.call('drills.result', { drillId, memberId, result: 'answered' }),
        await desk.call('drills.again', { drillId }),
        await desk.call('drills.reachability'),
        call(drillId, memberId),
      ])
        expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    }
    desk.seat = { ...desk.seat, role: 'lead', area: VILLAGE };
    expect((await desk.value('drills.list')).map((one) => one.drillId)).toEqual([later.drillId]);
    expect((await desk.value('drills.reachability')).villages).toEqual([]);
    expect(await desk.call('drills.read', { drillId })).toMatchObject({ error: { code: 'not-found' } });
    expect(await desk.call('drills.draw', { area: OTHER_VILLAGE, onDuty: false, people: 1 })).toMatchObject({
      error: { code: 'not-found' },
    });
    desk.seat = { ...desk.seat, area: TOWNSHIP };
    expect(await desk.value('drills.list')).toMatchObject([{ drillId: later.drillId }, { drillId }]);
  });

  it('is called, not written to', async () => {
    await open();
    const { drillId, rows } = await draw({ people: 1 });
    expect(desk.services.reach({ memberId: rows[0]!.memberId, how: 'write', drillId })).toMatchObject({ ok: false });
    expect((await desk.value('drills.read', { drillId })).rows[0]!.calls).toEqual([]);
  });
});
