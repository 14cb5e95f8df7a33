import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOBILISE_TABLE } from '../../../main/domain';
import { ROLES, type MobiliseAction } from '../../../preload/contract';
import type { Desk } from '../../support/desk';
import { createMobiliseDesks, type MobiliseDesks } from '../../support/mobilise-desks';
import { memberId, memberSays, MINUTE, operatorSays, SENT_AT, villageCode } from '../../support/mobilise-world';
import { newId } from '../../support/uuid';

/** Two townships of thirteen villages each. */
const VILLAGES = 26;
const PEOPLE = 2 * VILLAGES;
const everybody = { areas: [], roles: [], onDuty: false };
const [ONE, TWO] = [villageCode(0).slice(0, 9), villageCode(13).slice(0, 9)];

let world: MobiliseDesks;
beforeEach(() => {
  world = createMobiliseDesks(PEOPLE, VILLAGES);
});
afterEach(() => world.close());

/** What each action is asked by, so that whoever may is told something else than that they may not. */
const asks = (desk: Desk, broadcastId: string): Readonly<Record<Exclude<MobiliseAction, 'see'>, readonly (() => Promise<unknown>)[]>> => {
  const nobody = { ...everybody, near: { lon: 0, lat: 0, metres: 50 } };
  const words = { kind: 'notice', title: '通知', text: '通知', windowMinutes: 60 } as const;
  const page = { skip: 0, limit: 9 };
  return {
    send: [
      () => desk.call('mobilise.preview', { audience: everybody }),
      () => desk.call('mobilise.send', { commandId: newId(), broadcastId: newId(), ...words, audience: nobody }),
      () => desk.call('mobilise.takeBack', { broadcastId: newId() }),
    ],
    call: [
      () => desk.call('mobilise.calls', { broadcastId, ...page }),
      () => desk.call('mobilise.claim', { commandId: newId(), broadcastId: newId(), people: 1 }),
      () => desk.call('mobilise.mine', { broadcastId }),
      () => desk.call('mobilise.replies', { broadcastId, only: 'all', ...page }),
    ],
    release: [() => desk.call('mobilise.record', { commandId: newId(), broadcastId, memberId: memberId(1), result: 'released' })],
    mark: [() => desk.call('mobilise.mark', { commandId: newId(), broadcastId, replyId: newId(), mark: 'clue' })],
    handOver: [
      () => desk.call('mobilise.handOver', { commandId: newId(), broadcastId, replyId: newId(), caseId: newId(), category: 'power' }),
    ],
    close: [() => desk.call('mobilise.close', { commandId: newId(), broadcastId: newId(), outcome: '结束' })],
  };
};

describe('a seat', () => {
  it.each(ROLES)('of a %s is refused what the table has not for it, and nothing else', async (role) => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    world.platform.publish(operatorSays(broadcastId, 'broadcast.claimed', 'op-9', SENT_AT, { memberIds: [memberId(1)] }));
    await desk.settled();
    desk.seat = { ...desk.seat, role, ...(role === 'department' ? { departmentId: 'police' } : {}) };
    for (const [action, all] of Object.entries(asks(desk, broadcastId)))
      for (const ask of all) {
        const answer = (await ask()) as { ok: boolean; error?: { code: string } };
        const isRefused = answer.error?.code === 'not-allowed';
        expect([action, isRefused]).toEqual([action, !MOBILISE_TABLE[action as MobiliseAction].includes(role)]);
      }
    const { row, actions } = await desk.value('mobilise.board', { broadcastId });
    expect(row.sent).toBe(PEOPLE);
    expect(actions.every((action) => MOBILISE_TABLE[action].includes(role))).toBe(true);
  });

  it('of a township asks its own people, is told of them, and hears nothing of what concerns another', async () => {
    const [one, two, district] = [
      await world.open({ area: ONE }),
      await world.open({ area: TWO }),
      await world.open({ operatorId: 'op-2' }),
    ];
    const broadcastId = await world.running(one, two, district);
    expect((await one.value('mobilise.preview', { audience: everybody })).people).toBe(PEOPLE / 2);
    expect(await one.value('mobilise.wall')).toMatchObject([{ id: broadcastId, sent: PEOPLE / 2 }]);
    // A township's wall lists its villages, a district's the townships.
    const listed = async (of: Desk) => (await of.value('mobilise.wall'))[0]?.villages.map(({ code, sent }) => ({ code, sent }));
    expect(await listed(one)).toHaveLength(VILLAGES / 2);
    expect(await listed(district)).toEqual([{ code: ONE, sent: PEOPLE / 2 }]);
    expect((await district.value('mobilise.list')).rows).toMatchObject([{ id: broadcastId, sent: PEOPLE / 2 }]);
    expect((await two.value('mobilise.list')).rows).toEqual([]);
    expect(await two.value('mobilise.wall')).toEqual([]);
    expect((await two.value('mobilise.calls', { broadcastId, skip: 0, limit: 9 })).total).toBe(0);
    expect(await two.value('mobilise.claim', { commandId: newId(), broadcastId, people: 9 })).toEqual({ asked: 0 });
  });

  it('that does not work with it is told how many, and no words', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    const reply = memberSays(broadcastId, 'broadcast.replied', memberId(0), SENT_AT + MINUTE, { text: '金丝雀在村口' });
    world.platform.publish(reply);
    world.platform.publish(operatorSays(broadcastId, 'broadcast.marked', 'op-9', SENT_AT + MINUTE, { replyId: reply.id, mark: 'clue' }));
    await desk.settled();
    expect((await desk.value('mobilise.report', { broadcastId })).lines).toMatchObject([
      { answered: 1, clues: [{ text: '金丝雀在村口' }] },
    ]);
    desk.seat = { ...desk.seat, role: 'observer' };
    expect((await desk.value('mobilise.report', { broadcastId })).lines).toMatchObject([{ minute: 1, answered: 1, clues: [] }]);
  });

  it('keeps its own groups', async () => {
    const desk = await world.open();
    const groups = [{ id: 'g1', name: '第一镇', audience: { ...everybody, areas: [ONE] } }];
    await desk.value('mobilise.keepGroups', { groups });
    expect(await desk.value('mobilise.groups')).toEqual(groups);
    desk.seat = { ...desk.seat, operatorId: 'op-2' };
    expect(await desk.value('mobilise.groups')).toEqual([]);
  });
});

describe('a broadcast that has ended', () => {
  it('is offered to be marked and handed over, not to be phoned for or ended again', async () => {
    const desk = await world.open();
    const broadcastId = await world.running(desk);
    expect((await desk.value('mobilise.board', { broadcastId })).actions).toEqual([
      'see',
      'send',
      'call',
      'release',
      'mark',
      'handOver',
      'close',
    ]);
    await desk.value('mobilise.close', { commandId: newId(), broadcastId, outcome: '结束' });
    const again = { broadcastId, outcome: '又一次' };
    expect(await desk.call('mobilise.close', { commandId: newId(), ...again })).toMatchObject({ error: { code: 'wrong-state' } });
    await desk.settled();
    expect(await desk.call('mobilise.close', { commandId: newId(), ...again })).toMatchObject({ error: { code: 'wrong-state' } });
    expect((await desk.value('mobilise.board', { broadcastId })).actions).toEqual(['see', 'send', 'mark', 'handOver']);
    const { records } = await desk.value('audit.read', { limit: 9, kind: 'mobilise.close' });
    expect(records.map(({ result }) => result)).toEqual(['refused', 'refused', 'ok']);
  });

  it('stands on the wall when none has ended after it', async () => {
    const desk = await world.open();
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      ids.push(await world.running(desk));
      desk.clock.advance(MINUTE);
    }
    // In another order than they were sent in.
    for (const broadcastId of [ids[1]!, ids[3]!, ids[0]!]) {
      await desk.value('mobilise.close', { commandId: newId(), broadcastId, outcome: '结束' });
      await desk.settled();
      desk.clock.advance(MINUTE);
    }
    expect((await desk.value('mobilise.wall')).map(({ id }) => id)).toEqual([ids[2], ids[0]]);
  });
});
