import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../main/ports';
import { createMobiliseDesks, type MobiliseDesks } from '../../support/mobilise-desks';
import { memberId, memberSays, MINUTE, operatorSays, SENT_AT, type Message } from '../../support/mobilise-world';
import { newId } from '../../support/uuid';
import { writingOtherwise } from '../../support/wrapped-store';

/** One village; the hundredth has no number. */
const PEOPLE = 100;
const WITHOUT_NUMBER = memberId(99);

let world: MobiliseDesks;
beforeEach(() => {
  world = createMobiliseDesks(PEOPLE, 1);
});
afterEach(() => world.close());

const said = (...messages: Message[]): void => messages.forEach((message) => void world.platform.publish(message));
const claims = (broadcastId: string, operatorId: string, memberIds: readonly string[], at = SENT_AT): Message =>
  operatorSays(broadcastId, 'broadcast.claimed', operatorId, at, { memberIds });

describe('who phones whom', () => {
  it('is whoever asked first in the stream, at every console, whatever their clocks say', async () => {
    const [a, b, watcher] = [await world.open({ operatorId: 'op-a' }), await world.open({ operatorId: 'op-b' }), await world.open()];
    const broadcastId = await world.running(watcher, a, b);
    said(
      claims(broadcastId, 'op-b', [memberId(1), memberId(2)], SENT_AT + MINUTE),
      claims(broadcastId, 'op-a', [memberId(2), memberId(3)]),
    );
    for (const desk of [a, b, watcher]) await desk.settled();
    const mine = async (desk: typeof a) => (await desk.value('mobilise.mine', { broadcastId })).rows.map((row) => row.memberId);
    expect(await mine(a)).toEqual([memberId(3)]);
    expect(await mine(b)).toEqual([memberId(1), memberId(2)]);
    expect(await mine(watcher)).toEqual([]);
    for (const desk of [a, b, watcher]) {
      const { rows } = await desk.value('mobilise.calls', { broadcastId, skip: 0, limit: 9 });
      expect(rows.flatMap((row) => (row.claimedBy === undefined ? [] : [[row.memberId, row.claimedBy]]))).toEqual([
        [memberId(1), '值班员op-b'],
        [memberId(2), '值班员op-b'],
        [memberId(3), '值班员op-a'],
      ]);
    }
  });

  it('is nobody who has answered or has no number, and each one once, also for an operator who asks again without a line', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    said(
      memberSays(broadcastId, 'broadcast.acknowledged', memberId(0), SENT_AT),
      memberSays(broadcastId, 'broadcast.read', memberId(1), SENT_AT),
    );
    await desk.settled();
    desk.line.cut();
    const ask = async () => (await desk.value('mobilise.claim', { commandId: newId(), broadcastId, people: 50 })).asked;
    expect([await ask(), await ask(), await ask()]).toEqual([50, 48, 0]);
    expect(await desk.value('mobilise.mine', { broadcastId })).toEqual({ rows: [], asking: PEOPLE - 2 });
    desk.line.restore();
    await desk.settled();
    const { rows } = await desk.value('mobilise.mine', { broadcastId });
    expect(rows).toHaveLength(PEOPLE - 2);
    const ids = rows.map((row) => row.memberId);
    expect(ids).toContain(memberId(1));
    for (const id of [memberId(0), WITHOUT_NUMBER]) expect(ids).not.toContain(id);
    const { total, rows: listed } = await desk.value('mobilise.calls', { broadcastId, skip: 0, limit: 200 });
    // Who has no number stands on the list all the same: somebody has to go there.
    expect(total).toBe(PEOPLE - 1);
    expect(listed.filter(({ reachable }) => !reachable).map((row) => row.memberId)).toEqual([WITHOUT_NUMBER]);
  });

  it('is taken back by a shift lead and by nobody else, which counts as no call', async () => {
    const [a, b, lead] = [
      await world.open({ operatorId: 'op-a', role: 'dispatcher' }),
      await world.open({ operatorId: 'op-b', role: 'dispatcher' }),
      await world.open({ operatorId: 'op-lead' }),
    ];
    const broadcastId = await world.running(lead, a, b);
    said(claims(broadcastId, 'op-a', [memberId(1)]));
    for (const desk of [a, b, lead]) await desk.settled();
    const give = { broadcastId, memberId: memberId(1), result: 'released' } as const;
    expect(await b.call('mobilise.record', { commandId: newId(), ...give })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await lead.call('mobilise.record', { commandId: newId(), ...give, result: 'answered' })).toMatchObject({
      error: { code: 'wrong-state' },
    });
    expect(await lead.call('mobilise.record', { commandId: newId(), ...give, memberId: memberId(2) })).toMatchObject({
      error: { code: 'wrong-state' },
    });
    await lead.value('mobilise.record', { commandId: newId(), ...give });
    for (const desk of [lead, a]) await desk.settled();
    expect((await a.value('mobilise.mine', { broadcastId })).rows).toEqual([]);
    const { rows } = await lead.value('mobilise.calls', { broadcastId, skip: 1, limit: 1 });
    expect(rows).toMatchObject([{ memberId: memberId(1), calls: 0 }]);
    expect(rows[0]).not.toHaveProperty('lastResult');
    expect((await lead.value('mobilise.report', { broadcastId })).lines).toEqual([]);
  });
});

describe('what came of a call', () => {
  it('is said once while it waits, shown as recorded, and counts when the platform has it, by telephone', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    await desk.value('mobilise.claim', { commandId: newId(), broadcastId, people: 2 });
    await desk.settled();
    const [one, two] = (await desk.value('mobilise.mine', { broadcastId })).rows.map((row) => row.memberId) as [string, string];
    desk.line.cut();
    desk.clock.advance(4 * MINUTE);
    await desk.value('mobilise.record', { commandId: newId(), broadcastId, memberId: one, result: 'answered' });
    await desk.value('mobilise.record', { commandId: newId(), broadcastId, memberId: two, result: 'no-answer' });
    expect(await desk.call('mobilise.record', { commandId: newId(), broadcastId, memberId: one, result: 'no-answer' })).toMatchObject({
      error: { code: 'duplicate' },
    });
    expect((await desk.value('mobilise.mine', { broadcastId })).rows.map(({ recorded }) => recorded)).toEqual(['answered', 'no-answer']);
    expect((await desk.value('mobilise.report', { broadcastId })).lines).toEqual([]);
    expect((await desk.value('mobilise.board', { broadcastId })).row.answered).toBe(0);
    desk.line.restore();
    await desk.settled();
    expect((await desk.value('mobilise.report', { broadcastId })).lines).toMatchObject([{ minute: 4, answered: 1, sum: 1, calls: 2 }]);
    const answer = world.platform.broadcasts.map(({ body }) => JSON.parse(body) as { type: string; data: object });
    expect(answer.filter(({ type }) => type === 'broadcast.acknowledged')).toMatchObject([{ data: { memberId: one, channel: 'phone' } }]);
  });
});

describe('a name and a number', () => {
  it('are shown to nobody before the audit has it, and are written down once', async () => {
    let full = true;
    const failing = writingOtherwise((tx) => ({
      audit: (entry) => {
        if (full && entry.kind === 'mobilise.numbers') throw new StorageError('disk-full', 'no space left');
        tx.audit(entry);
      },
    }));
    const desk = await world.open({}, { wrapStore: failing });
    const broadcastId = await world.running(desk);
    await desk.value('mobilise.claim', { commandId: newId(), broadcastId, people: 2 });
    await desk.settled();
    const refused = await desk.call('mobilise.mine', { broadcastId });
    expect(refused).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(JSON.stringify(refused)).not.toMatch(/1000\d{7}|试验/);
    full = false;
    const { rows } = await desk.value('mobilise.mine', { broadcastId });
    await desk.value('mobilise.mine', { broadcastId });
    const { records } = await desk.value('audit.read', { limit: 9, kind: 'mobilise.numbers' });
    expect(records).toMatchObject([{ who: 'op-1', subject: broadcastId, details: { members: rows.map((row) => row.memberId) } }]);
    expect(rows.map(({ name }) => name)).toEqual(rows.map((row) => `试验${Number(row.memberId.slice(3))}`));
  });

  it('are masked in the list of calls, among the replies and in the preview', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    said(memberSays(broadcastId, 'broadcast.replied', memberId(3), SENT_AT, { text: '在村口' }));
    await desk.settled();
    const shown = [
      await desk.value('mobilise.calls', { broadcastId, skip: 0, limit: 200 }),
      await desk.value('mobilise.replies', { broadcastId, only: 'all', skip: 0, limit: 9 }),
      await desk.value('mobilise.preview', { audience: { areas: [], roles: [], onDuty: false } }),
    ];
    expect(shown).toMatchObject([
      { total: PEOPLE - 1 },
      { total: 1 },
      { people: PEOPLE, unreachable: 1, without: [{ memberId: WITHOUT_NUMBER }] },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/1000\d{7}|试验/);
  });
});
