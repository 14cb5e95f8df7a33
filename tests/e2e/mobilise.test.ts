import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeded } from '../../main/upstream/embedded/random';
import { STREAMS } from '../../main/upstream/jetstream/topology';
import { demoData } from '../../scripts/upstream/demo-data';
import { establish } from '../../scripts/upstream/establish';
import { foundDemo } from '../../scripts/upstream/found';
import { findings } from '../support/axe';
import { createConsoles, must, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { countedFrom, memberSays, MINUTE, type Message } from '../support/mobilise-world';
import { startNats, type NatsServer } from '../support/nats';
import { SEED } from '../support/test-seed';

const DISTRICT = '530303';
const PEOPLE = 4378;
const WINDOW = 60;

const consoles = createConsoles();
let server: NatsServer;
let connection: NatsConnection;
let client: JetStreamClient;
let manager: JetStreamManager;
let desk: Console;
/** Everything in the stream, as somebody reads it who has nothing to do with the console. */
const bodies: string[] = [];

beforeAll(async () => {
  server = await startNats();
  connection = await connect({ servers: `127.0.0.1:${server.port}` });
  await establish(connection, { replicas: 1 });
  await foundDemo(connection, { data: demoData, seed: 1, townships: [], now: Date.now() });
  client = jetstream(connection);
  manager = await jetstreamManager(connection);
  const consumer = await client.consumers.get(STREAMS.broadcasts.name);
  const messages = await consumer.consume();
  void (async () => {
    for await (const message of messages) bodies.push(message.string());
  })();
  desk = await consoles.start({ upstream: server.url, area: DISTRICT, role: 'lead', lang: 'zh-CN' });
}, 300_000);
afterAll(async () => {
  await consoles.end();
  await connection?.close();
  await server?.stop();
});

const shoot = async (name: string): Promise<void> => {
  if (process.env['SHOTS']) await desk.window.screenshot({ path: `${process.env['SHOTS']}/mobilise-${name}.png` });
};
const publish = async (messages: readonly Message[]): Promise<void> => {
  await Promise.all(messages.map(({ subject, id, body }) => client.publish(subject, body, { msgID: id })));
  const { state } = await manager.streams.info(STREAMS.broadcasts.name);
  await until('the reader beside the console has read it all', async () => bodies.length === state.messages);
};
const board = async (broadcastId: string) => must(await desk.griddesk('mobilise.board', { broadcastId }));

/** What each member does in the hour, by the minute: most answer, some only read, some stay silent. */
const hourOf = (broadcastId: string, members: readonly string[], sentAt: number): ReadonlyMap<number, Message[]> => {
  const byMinute = new Map<number, Message[]>();
  const add = (minute: number, type: Parameters<typeof memberSays>[1], member: string): void => {
    const at = sentAt + Math.floor(minute * MINUTE);
    byMinute.set(Math.floor(minute), [...(byMinute.get(Math.floor(minute)) ?? []), memberSays(broadcastId, type, member, at)]);
  };
  for (const member of members) {
    const random = seeded(SEED, 'hour', member);
    const read = random.between(0, 50);
    const kind = random.weighted({ answers: 70, reads: 15, silent: 15 });
    if (kind !== 'silent' || random.chance(0.5)) add(random.between(0, Math.max(0.01, read)), 'broadcast.delivered', member);
    if (kind !== 'silent') add(read, 'broadcast.read', member);
    if (kind === 'answers') add(random.between(read, WINDOW), 'broadcast.acknowledged', member);
  }
  return byMinute;
};

it('calls 4,378 members within the hour, counts what the stream says at every minute, and hands the find to the police', async () => {
  const { window } = desk;
  await window.keyboard.press('Alt+7');
  await window.getByTestId('mobilise').waitFor();
  await window.getByTestId('mobilise-compose').click();
  await window.getByTestId('mobilise-title').fill('协查冒充区委书记收款的男子');
  await window.getByTestId('mobilise-text').fill('有人冒充区委书记向群众收款，四十岁上下，请各网格员留意并立即回复。');
  await window.getByTestId('mobilise-role-grid-member').check();
  const count = window.getByTestId('mobilise-count');
  await expect.poll(() => count.getAttribute('data-people'), { timeout: 60_000 }).toBe(String(PEOPLE));
  expect(await findings(window, 'composer')).toEqual([]);
  await shoot('composer-zh-light');
  // What was typed is there again after another place was looked at.
  await window.keyboard.press('Alt+1');
  await window.keyboard.press('Alt+7');
  await window.getByTestId('mobilise-compose').click();
  expect(await window.getByTestId('mobilise-title').inputValue()).toBe('协查冒充区委书记收款的男子');
  await expect.poll(() => count.getAttribute('data-people'), { timeout: 60_000 }).toBe(String(PEOPLE));
  await window.getByTestId('mobilise-send').click();
  await expect.poll(() => window.getByTestId('mobilise-board').getAttribute('data-state'), { timeout: 60_000 }).toBe('running');
  const broadcastId = (await window.getByTestId('mobilise-row').first().getAttribute('data-id'))!;
  await until('the stream has it', async () => bodies.length > 0);
  const sent = JSON.parse(bodies[0]!) as { at: string; data: { audience: string[] } };
  const sentAt = Date.parse(sent.at);
  expect(sent.data.audience).toHaveLength(PEOPLE);

  const hour = hourOf(broadcastId, sent.data.audience, sentAt);
  for (let minute = 0; minute < WINDOW; minute += 1) {
    await publish(hour.get(minute) ?? []);
    const { counts } = countedFrom(bodies, broadcastId, sentAt + (minute + 1) * MINUTE);
    await expect.poll(async () => (await board(broadcastId)).row, { timeout: 60_000 }).toMatchObject(counts);
    if (minute === 25) await shoot('board-zh-light');
  }
  const end = countedFrom(bodies, broadcastId);
  const shown = await board(broadcastId);
  expect(shown).toMatchObject({ readOnly: end.readOnly.length, silent: end.unanswered.length - end.readOnly.length });
  // By village and by minute it is the same people.
  expect(shown.villages.reduce((sum, { answered }) => sum + answered, 0)).toBe(end.counts.answered);
  expect(shown.minutes.reduce((sum, { answered }) => sum + answered, 0)).toBe(end.counts.answered);
  await expect
    .poll(() => window.getByTestId('mobilise-answered').getAttribute('data-count'), { timeout: 60_000 })
    .toBe(String(end.counts.answered));
  expect(await findings(window, 'board')).toEqual([]);

  // The call list is exactly who is silent or has only read it.
  const listed: { memberId: string; state: string }[] = [];
  for (let total = 1; listed.length < total;) {
    const page = must(await desk.griddesk('mobilise.calls', { broadcastId, skip: listed.length, limit: 200 }));
    listed.push(...page.rows);
    total = page.total;
  }
  expect(listed.map(({ memberId }) => memberId).toSorted()).toEqual(end.unanswered);
  expect(
    listed
      .filter(({ state }) => state === 'read')
      .map(({ memberId }) => memberId)
      .toSorted(),
  ).toEqual(end.readOnly);
  await window.getByTestId('mobilise-tab-calls').click();
  await expect.poll(() => window.getByTestId('mobilise-calls-total').getAttribute('data-count')).toBe(String(end.unanswered.length));
  await window.getByTestId('mobilise-claim').click();
  const mine = window.getByTestId('mobilise-my-call');
  await expect.poll(() => mine.count(), { timeout: 60_000 }).toBe(10);
  expect(await findings(window, 'calls')).toEqual([]);
  await shoot('calls-zh-light');
  const [first, second] = await mine.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['member']!));
  await mine.first().getByTestId('mobilise-record-answered').click();
  await expect.poll(() => mine.count(), { timeout: 60_000 }).toBe(9);
  expect(await mine.first().getAttribute('data-member')).toBe(second);
  await mine.first().getByTestId('mobilise-record-no-answer').click();
  await expect.poll(() => mine.count(), { timeout: 60_000 }).toBe(8);
  await expect.poll(async () => (await board(broadcastId)).row.answered).toBe(end.counts.answered + 1);
  expect(end.unanswered).toContain(first);

  // Somebody has seen him: the clue becomes a case with its file, and is the police's.
  const finder = end.unanswered.at(-1)!;
  await publish([
    memberSays(broadcastId, 'broadcast.replied', finder, sentAt + 26 * MINUTE, {
      text: '此人正在村口小卖部收款，已稳住。',
      location: { lon: 103.82, lat: 25.61 },
    }),
  ]);
  await window.getByTestId('mobilise-tab-replies').click();
  const reply = window.getByTestId('mobilise-reply');
  await reply.waitFor();
  await reply.getByTestId('mobilise-mark-clue').click();
  await expect.poll(() => reply.getAttribute('data-mark'), { timeout: 60_000 }).toBe('clue');
  expect(await findings(window, 'replies')).toEqual([]);
  await must(await desk.griddesk('settings.update', { lang: 'en', theme: 'dark' }));
  await shoot('replies-en-dark');
  await reply.getByTestId('mobilise-hand-over').click();
  await window.getByTestId('mobilise-hand-confirm').waitFor();
  expect(await findings(window, 'handing over')).toEqual([]);
  await shoot('hand-over-en-dark');
  await window.getByTestId('mobilise-hand-confirm').click();
  await expect.poll(() => reply.getAttribute('data-mark'), { timeout: 60_000 }).toBe('handed');
  const { rows } = must(await desk.griddesk('mobilise.replies', { broadcastId, only: 'clue', skip: 0, limit: 10 }));
  const { row } = must(await desk.griddesk('cases.read', { caseId: rows[0]!.caseId! }));
  expect(row).toMatchObject({ state: 'dispatched', priority: 'urgent', lon: 103.82, lat: 25.61 });
  expect(row.description).toContain('此人正在村口小卖部收款');
  expect(row.description).toContain('四十岁上下');
  const { rows: all } = must(await desk.griddesk('mobilise.list'));
  expect(all).toHaveLength(1);

  await window.getByTestId('mobilise-close').click();
  await window.getByTestId('mobilise-outcome').fill('人已找到，案件移交派出所。');
  await window.getByTestId('mobilise-close-confirm').click();
  await expect.poll(() => window.getByTestId('mobilise-board').getAttribute('data-state'), { timeout: 60_000 }).toBe('closed');
  await window.getByTestId('mobilise-tab-report').click();
  await window.getByTestId('mobilise-report').waitFor();
  expect(await window.getByTestId('mobilise-report').textContent()).toContain('此人正在村口小卖部收款');
  expect(await findings(window, 'report')).toEqual([]);
  await shoot('report-en-dark');
  await window.getByTestId('mobilise-tab-progress').click();
  await window.getByTestId('mobilise-curve').waitFor();
  expect(await findings(window, 'board in the dark')).toEqual([]);
  await shoot('board-en-dark');
  const report = must(await desk.griddesk('mobilise.report', { broadcastId }));
  expect(report.lines.at(-1)?.sum).toBe((await board(broadcastId)).row.answered);
  await window.getByTestId('mobilise-tab-replies').click();
  await reply.getByTestId('mobilise-open-case').click();
  await window.getByTestId('queue').waitFor();
}, 600_000);
