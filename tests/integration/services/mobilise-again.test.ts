import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { broadcastSubject } from '../../../main/domain';
import { setAside } from '../../../main/store';
import type { Desk } from '../../support/desk';
import { createMobiliseDesks, type MobiliseDesks } from '../../support/mobilise-desks';
import { DISTRICT, memberId, memberSays, MINUTE, operatorSays, SENT_AT, type Message } from '../../support/mobilise-world';
import { newId } from '../../support/uuid';
import { writingOtherwise } from '../../support/wrapped-store';

const PEOPLE = 24;

let world: MobiliseDesks;
beforeEach(() => {
  world = createMobiliseDesks(PEOPLE, 4);
});
afterEach(() => world.close());

const said = (...messages: Message[]): void => messages.forEach((message) => void world.platform.publish(message));
/** Behind the platform's window for duplicates the same message is another one. */
const replayed = (...messages: Message[]): void =>
  messages.forEach(({ subject, body, id }) => void world.platform.append(subject, body, `again-${newId()}-${id}`));
const typesOf = (broadcastId: string): string[] =>
  world.platform.broadcasts.flatMap(({ subject, body }) =>
    subject === broadcastSubject(DISTRICT, broadcastId) ? [(JSON.parse(body) as { type: string }).type] : [],
  );

/** A console whose line is gone before anything is written. */
const cutOff = async (folder = mkdtempSync(join(tmpdir(), 'griddesk-mobilise-'))): Promise<{ desk: Desk; folder: string }> => {
  const desk = await world.open({}, { folder });
  await desk.settled();
  desk.line.cut();
  return { desk, folder };
};
/** The file of the cache is lost; what lies beside it is there for the next one. */
const loseTheCache = async (desk: Desk, folder: string): Promise<Desk> => {
  await desk.stop();
  setAside(join(folder, 'griddesk.db'), 0);
  return world.open({}, { folder });
};

describe('what an operator said twice', () => {
  it('is one command where its id is the same, whatever it does; under another broadcast it is refused', async () => {
    const desk = await world.open();
    const ids = { send: newId(), claim: newId(), record: newId(), mark: newId(), close: newId() };
    const broadcastId = newId();
    const twice = async <T>(ask: () => Promise<T>): Promise<readonly T[]> => {
      const answers = [await ask(), await ask()];
      await desk.settled();
      return [...answers, await ask()];
    };
    const sent = await twice(() =>
      desk.value('mobilise.send', {
        commandId: ids.send,
        broadcastId,
        kind: 'notice',
        title: '通知',
        text: '通知',
        windowMinutes: 60,
        audience: { areas: [], roles: [], onDuty: false },
      }),
    );
    expect(sent).toEqual(Array.from({ length: 3 }, () => ({ broadcastId, people: PEOPLE })));
    const claims = await twice(() => desk.value('mobilise.claim', { commandId: ids.claim, broadcastId, people: 2 }));
    expect(claims).toEqual([{ asked: 2 }, { asked: 0 }, { asked: 0 }]);
    const { rows } = await desk.value('mobilise.mine', { broadcastId });
    expect(rows).toHaveLength(2);
    const called = { commandId: ids.record, broadcastId, memberId: rows[0]!.memberId, result: 'no-answer' } as const;
    expect(await twice(() => desk.value('mobilise.record', called))).toEqual(Array.from({ length: 3 }, () => ({ broadcastId })));
    const reply = memberSays(broadcastId, 'broadcast.replied', memberId(1), SENT_AT, { text: '在村口' });
    said(reply);
    await desk.settled();
    await twice(() => desk.value('mobilise.mark', { commandId: ids.mark, broadcastId, replyId: reply.id, mark: 'clue' }));
    await twice(() => desk.value('mobilise.close', { commandId: ids.close, broadcastId, outcome: '人已找到' }));
    const types = typesOf(broadcastId);
    expect(types).toEqual([
      'broadcast.sent',
      'broadcast.claimed',
      'broadcast.called',
      'broadcast.replied',
      'broadcast.marked',
      'broadcast.closed',
    ]);
    expect(await desk.call('mobilise.close', { commandId: ids.mark, broadcastId: newId(), outcome: '?' })).toMatchObject({
      error: { code: 'bad-input' },
    });
  });

  it('counts once when the stream has it twice, and the first end stands', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    const claim = operatorSays(broadcastId, 'broadcast.claimed', 'op-9', SENT_AT, { memberIds: [memberId(3)] });
    const called = operatorSays(broadcastId, 'broadcast.called', 'op-9', SENT_AT, { memberId: memberId(3), result: 'no-answer' });
    const reply = memberSays(broadcastId, 'broadcast.replied', memberId(4), SENT_AT, { text: '在村口' });
    const marked = (mark: string, at: number) => operatorSays(broadcastId, 'broadcast.marked', 'op-9', at, { replyId: reply.id, mark });
    const [clue, nothing] = [marked('clue', SENT_AT + MINUTE), marked('nothing', SENT_AT + 2 * MINUTE)];
    const end = operatorSays(broadcastId, 'broadcast.closed', 'op-9', SENT_AT + MINUTE, { outcome: '人已找到' });
    const begun = world.platform.broadcasts[0]!;
    said(claim, called, reply, nothing, clue, end);
    replayed(begun, claim, called, called, reply, clue, nothing, end);
    said(operatorSays(broadcastId, 'broadcast.closed', 'op-8', SENT_AT + 3 * MINUTE, { outcome: '另一句' }));
    await desk.settled();
    const { rows } = await desk.value('mobilise.calls', { broadcastId, skip: 0, limit: 200 });
    expect(rows.filter(({ claimedBy }) => claimedBy !== undefined)).toEqual([]);
    expect(rows.find((row) => row.memberId === memberId(3))).toMatchObject({ calls: 1, lastResult: 'no-answer' });
    // The later of two marks is the one that was made later, not the one that came later.
    expect((await desk.value('mobilise.replies', { broadcastId, only: 'all', skip: 0, limit: 9 })).rows).toMatchObject([
      { mark: 'nothing' },
    ]);
    const board = await desk.value('mobilise.board', { broadcastId });
    expect(board).toMatchObject({ outcome: '人已找到', row: { sent: PEOPLE, answered: 1, closedAt: SENT_AT + MINUTE } });
    expect((await desk.value('mobilise.report', { broadcastId })).lines.reduce((sum, { calls }) => sum + calls, 0)).toBe(1);
  });
});

describe('who was asked', () => {
  it('is asked once, in whichever parts they stand; whom no roster knows is of the district and has no number', async () => {
    const desk = await world.open();
    const broadcastId = newId();
    const words = { title: '通知', text: '通知', kind: 'notice', windowMinutes: 60 };
    said(operatorSays(broadcastId, 'broadcast.sent', 'op-9', SENT_AT, { ...words, audience: [memberId(0), memberId(1)], parts: 2 }));
    said(
      operatorSays(broadcastId, 'broadcast.addressed', 'op-9', SENT_AT, { part: 2, audience: [memberId(1), memberId(2), 'gm-unknown'] }),
    );
    await desk.settled();
    expect((await desk.value('mobilise.board', { broadcastId })).row.sent).toBe(4);
    const { rows } = await desk.value('mobilise.calls', { broadcastId, skip: 0, limit: 9 });
    expect(rows.map((row) => [row.memberId, row.reachable])).toEqual([
      ['gm-unknown', false],
      [memberId(0), true],
      [memberId(1), true],
      [memberId(2), true],
    ]);
    expect(await desk.value('mobilise.claim', { commandId: newId(), broadcastId, people: 9 })).toEqual({ asked: 3 });
  });
});

describe('when somebody answered', () => {
  it('is in time before the window has passed; a clock that is years off counts from when it was stored', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    const answer = (n: number, at: number) => memberSays(broadcastId, 'broadcast.acknowledged', memberId(n), at);
    said(answer(0, SENT_AT + 60 * MINUTE - 1), answer(1, SENT_AT + 60 * MINUTE), answer(2, SENT_AT - 5 * MINUTE));
    const wrong = answer(3, SENT_AT + 3 * 366 * 24 * 60 * MINUTE);
    world.platform.broadcasts.push({ ...wrong, seq: world.platform.broadcasts.length + 1, storedAt: SENT_AT + 7 * MINUTE });
    world.platform.wake();
    await desk.settled();
    const { row, minutes } = await desk.value('mobilise.board', { broadcastId });
    expect(row).toMatchObject({ answered: 4, inTime: 3 });
    expect(minutes.map(({ minute }) => minute)).toEqual([0, 7, 59, 60]);
  });
});

describe('a message of a broadcast', () => {
  it('that does not parse is set aside without its words, and what comes behind it counts', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    const bad = memberSays(broadcastId, 'broadcast.replied', memberId(0), SENT_AT, { text: '金丝雀在村口', media: 'x' });
    said(bad, memberSays(broadcastId, 'broadcast.acknowledged', memberId(1), SENT_AT));
    await desk.settled();
    expect((await desk.value('mobilise.board', { broadcastId })).row.answered).toBe(1);
    expect(desk.store.read.quarantine(9)).toMatchObject([{ body: '', bytes: Buffer.byteLength(bad.body), subject: bad.subject }]);
  });

  it('that brings the rules down is set aside alone of its batch', async () => {
    const faulty = writingOtherwise((tx) => ({
      addReply: (broadcastId, reply) => {
        if (reply.text === '故障') throw new TypeError('undefined is not a function');
        return tx.addReply(broadcastId, reply);
      },
    }));
    const desk = await world.open({}, { wrapStore: faulty });
    const broadcastId = await world.running(desk);
    const reply = (n: number, text: string) => memberSays(broadcastId, 'broadcast.replied', memberId(n), SENT_AT, { text });
    said(reply(0, '一'), reply(1, '故障'), reply(2, '三'));
    await desk.settled();
    expect(desk.store.read.broadcastSeq()).toBe(world.platform.broadcasts.length);
    expect((await desk.value('mobilise.board', { broadcastId })).row.answered).toBe(2);
    expect(desk.store.read.quarantine(9)).toMatchObject([{ seq: 3, body: '' }]);
  });
});

describe('what was not sent', () => {
  it('is sent by the cache that comes after a lost one: the broadcast that waited, and what was said of another, once and in order', async () => {
    const { desk, folder } = await cutOff();
    desk.line.restore();
    const runs = await world.running(desk);
    desk.line.cut();
    const waits = await world.send(desk, { audience: { roles: ['cadre'] } });
    const takenBack = newId();
    desk.undoSeconds = 60;
    await world.send(desk, { broadcastId: takenBack });
    await desk.value('mobilise.takeBack', { broadcastId: takenBack });
    await desk.value('mobilise.claim', { commandId: newId(), broadcastId: runs, people: 2 });
    await desk.value('mobilise.close', { commandId: newId(), broadcastId: runs, outcome: '人已找到' });
    const next = await loseTheCache(desk, folder);
    await next.settled();
    expect(typesOf(waits)).toEqual(['broadcast.sent']);
    expect(typesOf(runs)).toEqual(['broadcast.sent', 'broadcast.claimed', 'broadcast.closed']);
    expect(typesOf(takenBack)).toEqual([]);
    const { rows } = await next.value('mobilise.list');
    expect(rows.map(({ id, state }) => [id, state]).toSorted()).toEqual(
      [
        [waits, 'running'],
        [runs, 'closed'],
      ].toSorted(),
    );
    // A cache that is lost once more has nothing left to send.
    const offered = world.platform.offered.length;
    const last = await loseTheCache(next, folder);
    await last.settled();
    expect(last.store.strandedActs).toEqual([]);
    expect(world.platform.offered).toHaveLength(offered);
  });

  it('is not stored twice when the platform had it after all, though it does not know the id any more', async () => {
    const { desk } = await cutOff();
    const broadcastId = await world.send(desk);
    const [waiting] = desk.store.read.openActs();
    replayed({ id: waiting!.envelope.id, subject: broadcastSubject(DISTRICT, broadcastId), body: JSON.stringify(waiting!.envelope) });
    desk.line.restore();
    await desk.settled();
    expect(typesOf(broadcastId)).toEqual(['broadcast.sent']);
    expect((await desk.value('mobilise.list')).rows).toMatchObject([{ id: broadcastId, state: 'running', sent: PEOPLE }]);
  });

  it('and never will be is said, written down, and can be cleared away', async () => {
    const desk = await world.open();
    const broadcastId = newId();
    world.platform.forbidden.add(broadcastSubject(DISTRICT, broadcastId));
    await world.send(desk, { broadcastId });
    await desk.settled();
    expect((await desk.value('mobilise.list')).rows).toMatchObject([{ id: broadcastId, state: 'refused' }]);
    const { records } = await desk.value('audit.read', { limit: 9, kind: 'outbox.refused' });
    expect(records).toMatchObject([{ subject: broadcastId, result: 'refused', details: { command: 'broadcast.sent' } }]);
    expect(world.platform.offered).toHaveLength(1);
    await desk.value('mobilise.takeBack', { broadcastId });
    expect((await desk.value('mobilise.list')).rows).toEqual([]);
  });

  it('and never will be holds nothing up: an end that the platform refused is said again', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    const end = { broadcastId, outcome: '人已找到' };
    world.platform.forbidden.add(broadcastSubject(DISTRICT, broadcastId));
    await desk.value('mobilise.close', { commandId: newId(), ...end });
    await desk.settled();
    expect((await desk.value('mobilise.board', { broadcastId })).row.state).toBe('running');
    world.platform.forbidden.clear();
    await desk.value('mobilise.close', { commandId: newId(), ...end });
    await desk.settled();
    expect((await desk.value('mobilise.board', { broadcastId })).row.state).toBe('closed');
  });

  it('cannot be taken back once the platform was asked: it may have it, also where the clock was set back since', async () => {
    const { desk } = await cutOff();
    desk.undoSeconds = 20;
    const [asked, farOff] = [await world.send(desk), await world.send(desk)];
    const idOf = (broadcastId: string) =>
      desk.store.read.openActs().find(({ envelope }) => envelope.broadcastId === broadcastId)!.envelope.id;
    desk.store.write((tx) => tx.postponeAct(idOf(asked), SENT_AT + 20_000));
    desk.clock.advance(-60 * MINUTE);
    for (const broadcastId of [asked, farOff])
      expect(await desk.call('mobilise.takeBack', { broadcastId })).toMatchObject({ error: { code: 'wrong-state' } });
    expect((await desk.value('mobilise.list')).rows.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });
});
