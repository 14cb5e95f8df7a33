import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { countedFrom, DISTRICT, districtOfPeople, memberId, memberSays, MINUTE, SENT_AT, villageCode } from '../../support/mobilise-world';
import { newId } from '../../support/uuid';

const PEOPLE = 60;
const everybody = { areas: [], roles: [], onDuty: false };

let platform: MemoryPlatform;
let desks: Desk[];
beforeEach(() => {
  platform = new MemoryPlatform();
  platform.putDirectory(...districtOfPeople(PEOPLE, 6));
  desks = [];
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
});

const open = async (
  over: Parameters<typeof openDesk>[0]['seat'] = {},
  more: Partial<Parameters<typeof openDesk>[0]> = {},
): Promise<Desk> => {
  const desk = await openDesk({
    platform,
    seat: { area: DISTRICT, role: 'lead', ...over },
    clock: new StoppedClock(SENT_AT),
    ...more,
  });
  desks.push(desk);
  return desk;
};

const send = async (desk: Desk, audience: object = everybody): Promise<string> => {
  const broadcastId = newId();
  await desk.value('mobilise.send', {
    commandId: newId(),
    broadcastId,
    kind: 'lookout',
    title: '协查一名冒充领导的男子',
    text: '四十岁上下,自称区委书记。',
    windowMinutes: 60,
    audience: { ...everybody, ...audience },
  });
  return broadcastId;
};

const said = (message: { subject: string; id: string; body: string }): void => void platform.publish(message);
const settled = async (...all: Desk[]): Promise<void> => {
  for (const desk of all) await desk.settled();
};

describe('a broadcast', () => {
  it('is kept first, sent once with its audience frozen, and stands on every console', async () => {
    const desk = await open();
    const other = await open({ operatorId: 'op-2' });
    const broadcastId = await send(desk, { roles: ['cadre'] });
    await settled(desk, other);
    for (const one of [desk, other]) {
      const { rows } = await one.value('mobilise.list');
      expect(rows).toMatchObject([{ id: broadcastId, state: 'running', sent: 12, answered: 0 }]);
    }
    // Who joins later was not asked.
    platform.putDirectory(...districtOfPeople(PEOPLE + 5, 6).filter(({ kind, key }) => kind === 'member' && key === memberId(PEOPLE + 3)));
    await settled(desk);
    said(memberSays(broadcastId, 'broadcast.acknowledged', memberId(PEOPLE + 3), SENT_AT + MINUTE));
    await settled(desk);
    expect((await desk.value('mobilise.board', { broadcastId })).row).toMatchObject({ sent: 12, answered: 0 });
    expect(platform.broadcasts).toHaveLength(2);
    expect(desk.store.read.verifyAudit()).toBeNull();
  });

  it('counts answers and nothing else, each once, whatever comes twice, replayed or out of order', async () => {
    const desk = await open();
    const broadcastId = await send(desk);
    await settled(desk);
    const messages = [
      memberSays(broadcastId, 'broadcast.delivered', memberId(1), SENT_AT + MINUTE),
      memberSays(broadcastId, 'broadcast.read', memberId(1), SENT_AT + 2 * MINUTE),
      memberSays(broadcastId, 'broadcast.acknowledged', memberId(2), SENT_AT + 61 * MINUTE),
      memberSays(broadcastId, 'broadcast.replied', memberId(3), SENT_AT + 5 * MINUTE, { text: '在村口看见' }),
      memberSays(broadcastId, 'broadcast.acknowledged', memberId(3), SENT_AT + 3 * MINUTE, { channel: 'sms' }),
    ];
    for (const message of messages) said(message);
    // The same messages once more, behind the platform's window for duplicates.
    for (const { subject, body, id } of messages) platform.append(subject, body, `again-${id}`);
    await settled(desk);
    const board = await desk.value('mobilise.board', { broadcastId });
    expect(board.row).toMatchObject({ sent: PEOPLE, delivered: 1, read: 1, answered: 2, inTime: 1 });
    expect(board.minutes).toEqual([
      { minute: 1, delivered: 1, read: 0, answered: 0 },
      { minute: 2, delivered: 0, read: 1, answered: 0 },
      { minute: 3, delivered: 0, read: 0, answered: 1 },
      { minute: 61, delivered: 0, read: 0, answered: 1 },
    ]);
    expect(board).toMatchObject({ silent: PEOPLE - 3, readOnly: 1, replies: 1 });
    expect(board.villages.reduce((sum, one) => sum + one.sent, 0)).toBe(PEOPLE);
    const counted = countedFrom(
      platform.broadcasts.map(({ body }) => body),
      broadcastId,
    );
    expect(board.row).toMatchObject(counted.counts);
    const calls = await desk.value('mobilise.calls', { broadcastId, skip: 0, limit: 200 });
    expect(calls.rows.map((row) => row.memberId).toSorted()).toEqual(counted.unanswered);
    expect(calls.rows.filter(({ state }) => state === 'read').map((row) => row.memberId)).toEqual(counted.readOnly);
    expect(JSON.stringify(calls.rows)).not.toMatch(/1000\d{7}/);
  });

  it('waits in the outbox while there is no line and says so, and can be taken back before it leaves', async () => {
    const line = platform.line({ cut: true });
    const desk = await open({}, { line });
    line.restore();
    await line.settled();
    line.cut();
    const first = await send(desk);
    expect((await desk.value('mobilise.list')).rows).toMatchObject([{ id: first, state: 'waiting', sent: PEOPLE }]);
    desk.undoSeconds = 20;
    const second = await send(desk);
    expect((await desk.value('mobilise.list')).rows[0]).toMatchObject({ id: second, state: 'held', heldUntil: SENT_AT + 20_000 });
    await desk.value('mobilise.takeBack', { broadcastId: second });
    line.restore();
    await settled(desk);
    expect((await desk.value('mobilise.list')).rows).toMatchObject([{ id: first, state: 'running' }]);
    expect(platform.broadcasts).toHaveLength(1);
    expect(await desk.call('mobilise.takeBack', { broadcastId: first })).toMatchObject({ ok: false });
  });

  it('that a lost cache had not sent is sent by the next one', async () => {
    const line = platform.line({ cut: true });
    const desk = await open({}, { line });
    line.restore();
    await line.settled();
    line.cut();
    const broadcastId = await send(desk);
    const restarted = await desk.restart(platform.line());
    desks[0] = restarted;
    await settled(restarted);
    expect((await restarted.value('mobilise.list')).rows).toMatchObject([{ id: broadcastId, state: 'running' }]);
    expect(platform.broadcasts).toHaveLength(1);
  });

  it('is for the seats of the table, within their own area', async () => {
    const watcher = await open({ role: 'observer' });
    const village = await open({ role: 'village', area: villageCode(0) });
    const lead = await open({ area: villageCode(0).slice(0, 9) });
    const command = { commandId: newId(), broadcastId: newId(), kind: 'notice', title: '通知', text: '通知', windowMinutes: 60 } as const;
    for (const desk of [watcher, village])
      expect(await desk.call('mobilise.send', { ...command, audience: everybody })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await lead.call('mobilise.send', { ...command, audience: { ...everybody, areas: ['530304101'] } })).toMatchObject({
      error: { code: 'not-allowed' },
    });
    const broadcastId = await send(lead);
    await settled(lead, watcher, village);
    expect((await watcher.value('mobilise.board', { broadcastId })).row.sent).toBe(PEOPLE);
    expect(await watcher.call('mobilise.calls', { broadcastId, skip: 0, limit: 10 })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await watcher.call('mobilise.replies', { broadcastId, only: 'all', skip: 0, limit: 10 })).toMatchObject({ ok: false });
    // A village's board shows its own people.
    expect((await village.value('mobilise.board', { broadcastId })).row.sent).toBe(PEOPLE / 6);
  });
});

describe('the call list', () => {
  it('hands nobody to two operators who ask at the same time, and shows numbers to whoever phones, written down', async () => {
    const broadcaster = await open();
    // So few that both ask for the same.
    const broadcastId = await send(broadcaster, { areas: [villageCode(0)] });
    const a = await open({ operatorId: 'op-a', operatorName: '甲' }, { line: platform.line({ cut: true }) });
    const b = await open({ operatorId: 'op-b', operatorName: '乙' }, { line: platform.line({ cut: true }) });
    for (const desk of [a, b]) desk.line.restore();
    await settled(broadcaster, a, b);
    for (const desk of [a, b]) desk.line.cut();
    for (const desk of [a, b]) await desk.value('mobilise.claim', { commandId: newId(), broadcastId, people: 7 });
    // Nobody is anybody's before the stream has said who asked first.
    for (const desk of [a, b]) expect(await desk.value('mobilise.mine', { broadcastId })).toEqual({ rows: [], asking: 7 });
    for (const desk of [a, b]) desk.line.restore();
    await settled(a, b);
    await settled(a, b);
    const [ofA, ofB] = [await a.value('mobilise.mine', { broadcastId }), await b.value('mobilise.mine', { broadcastId })];
    const ids = [...ofA.rows, ...ofB.rows].map((row) => row.memberId);
    expect(ids).toHaveLength(7);
    expect(new Set(ids).size).toBe(7);
    const got = ofA.rows.length > 0 ? a : b;
    const other = got === a ? b : a;
    const { rows } = await got.value('mobilise.mine', { broadcastId });
    for (const row of rows) expect(row.phone).toMatch(/^1000\d{7}$/);
    const { records } = await got.value('audit.read', { limit: 100 });
    expect(records.filter(({ kind }) => kind === 'mobilise.numbers')).toMatchObject([
      { subject: broadcastId, details: { members: rows.map((row) => row.memberId) } },
    ]);
    // The other now gets the next ones, and sees whose the first are.
    await other.value('mobilise.claim', { commandId: newId(), broadcastId, people: 5 });
    await settled(a, b);
    const mine = (await other.value('mobilise.mine', { broadcastId })).rows.map((row) => row.memberId);
    expect(mine).toHaveLength(3);
    expect(mine.filter((id) => rows.some((row) => row.memberId === id))).toEqual([]);
    expect(
      await other.call('mobilise.record', { commandId: newId(), broadcastId, memberId: rows[0]!.memberId, result: 'answered' }),
    ).toMatchObject({
      error: { code: 'wrong-state' },
    });
  });

  it('takes what a call brought: an answer counts, no answer is for the next operator, a late answer ends the call', async () => {
    const desk = await open({ operatorId: 'op-a' });
    const broadcastId = await send(desk, { areas: [villageCode(0)] });
    await settled(desk);
    await desk.value('mobilise.claim', { commandId: newId(), broadcastId, people: 3 });
    await settled(desk);
    const [first, second, third] = (await desk.value('mobilise.mine', { broadcastId })).rows.map((row) => row.memberId);
    await desk.value('mobilise.record', { commandId: newId(), broadcastId, memberId: first!, result: 'answered' });
    await desk.value('mobilise.record', { commandId: newId(), broadcastId, memberId: second!, result: 'no-answer' });
    said(memberSays(broadcastId, 'broadcast.acknowledged', third!, SENT_AT + 90 * MINUTE));
    await settled(desk);
    expect(await desk.value('mobilise.mine', { broadcastId })).toEqual({ rows: [], asking: 0 });
    expect((await desk.value('mobilise.board', { broadcastId })).row).toMatchObject({ answered: 2, inTime: 1 });
    const { rows } = await desk.value('mobilise.calls', { broadcastId, skip: 0, limit: 200 });
    expect(rows.find((row) => row.memberId === second)).toMatchObject({ calls: 1, lastResult: 'no-answer', mine: false });
    // Whoever was phoned in vain comes last.
    await desk.value('mobilise.claim', { commandId: newId(), broadcastId, people: 1 });
    await settled(desk);
    expect((await desk.value('mobilise.mine', { broadcastId })).rows[0]?.memberId).not.toBe(second);
  });
});

describe('what comes back', () => {
  it('is marked, made into a case that goes to the police with its file, and stands in the report of the end', async () => {
    const desk = await open();
    const broadcastId = await send(desk);
    await settled(desk);
    said(
      memberSays(broadcastId, 'broadcast.replied', memberId(0), SENT_AT + 21 * MINUTE, {
        text: '此人正在我村小卖部',
        location: { lon: 103.81, lat: 25.61 },
      }),
    );
    said(memberSays(broadcastId, 'broadcast.replied', memberId(4), SENT_AT + 22 * MINUTE, { text: '收到' }));
    await settled(desk);
    const { rows } = await desk.value('mobilise.replies', { broadcastId, only: 'new', skip: 0, limit: 50 });
    expect(rows.map(({ text }) => text)).toEqual(['收到', '此人正在我村小卖部']);
    await desk.value('mobilise.mark', { commandId: newId(), broadcastId, replyId: rows[0]!.id, mark: 'nothing' });
    const caseId = newId();
    const command = { commandId: newId(), broadcastId, replyId: rows[1]!.id, caseId, departmentId: 'police', category: 'power' } as const;
    await desk.value('mobilise.handOver', command);
    expect(await desk.value('mobilise.handOver', command)).toEqual({ broadcastId, caseId });
    await settled(desk);
    const { row } = await desk.value('cases.read', { caseId });
    expect(row).toMatchObject({ state: 'dispatched', priority: 'urgent', lon: 103.81, lat: 25.61 });
    expect(row.description).toContain('自称区委书记');
    expect(row.description).toContain('此人正在我村小卖部');
    expect(await desk.call('mobilise.handOver', { ...command, commandId: newId(), caseId: newId() })).toMatchObject({
      error: { code: 'duplicate' },
    });
    desk.clock.advance(30 * MINUTE);
    await desk.value('mobilise.close', { commandId: newId(), broadcastId, outcome: '人已找到,移交派出所' });
    await settled(desk);
    const report = await desk.value('mobilise.report', { broadcastId });
    expect(report.outcome).toBe('人已找到,移交派出所');
    expect(report.lines).toMatchObject([
      { minute: 21, answered: 1, sum: 1, clues: [{ text: '此人正在我村小卖部', mark: 'handed', caseId }], closed: false },
      { minute: 22, answered: 1, sum: 2, clues: [] },
      { minute: 30, answered: 0, sum: 2, closed: true },
    ]);
    expect(await desk.call('mobilise.claim', { commandId: newId(), broadcastId, people: 1 })).toMatchObject({
      error: { code: 'wrong-state' },
    });
    // A late answer still joins.
    said(memberSays(broadcastId, 'broadcast.acknowledged', memberId(9), SENT_AT + 95 * MINUTE));
    await settled(desk);
    expect((await desk.value('mobilise.board', { broadcastId })).row.answered).toBe(3);
  });

  it('leaves neither words nor people for the wall', async () => {
    const desk = await open();
    const broadcastId = await send(desk);
    await settled(desk);
    said(memberSays(broadcastId, 'broadcast.acknowledged', memberId(9), SENT_AT + MINUTE));
    await settled(desk);
    const wall = await desk.value('mobilise.wall');
    expect(wall).toMatchObject([{ id: broadcastId, sent: PEOPLE, answered: 1, inTime: 1, minutes: [{ minute: 1, answered: 1 }] }]);
    expect(JSON.stringify(wall)).not.toMatch(/协查|书记|试验|gm-/);
  });
});
