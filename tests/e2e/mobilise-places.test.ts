import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Grid } from '../../preload/contract';
import { demoData } from '../../scripts/upstream/demo-data';
import { establish } from '../../scripts/upstream/establish';
import { foundDemo } from '../../scripts/upstream/found';
import { findings } from '../support/axe';
import { createConsoles, must } from '../support/consoles';
import type { Console } from '../support/electron';
import { memberSays, MINUTE, type Message } from '../support/mobilise-world';
import { startNats, type NatsServer } from '../support/nats';
import { pdfPages } from '../support/pdf-text';
import { newId } from '../support/uuid';

const TOWNSHIP = '530303101';
const LONG = '凡见到此人的，请先稳住，不要惊动，立即回复所在位置。'.repeat(12);

const consoles = createConsoles();
let server: NatsServer;
let connection: NatsConnection;
let client: JetStreamClient;
let desk: Console;
beforeAll(async () => {
  server = await startNats();
  connection = await connect({ servers: `127.0.0.1:${server.port}` });
  await establish(connection, { replicas: 1 });
  await foundDemo(connection, { data: demoData, seed: 1, townships: [], now: Date.now() });
  client = jetstream(connection);
  desk = await consoles.start({ upstream: server.url, area: TOWNSHIP, role: 'lead', lang: 'zh-CN' });
}, 300_000);
afterAll(async () => {
  await consoles.end();
  await connection?.close();
  await server?.stop();
});

const shoot = async (name: string, window = desk.window): Promise<void> => {
  if (process.env['SHOTS']) await window.screenshot({ path: `${process.env['SHOTS']}/mobilise-${name}.png` });
};
const say = async (...all: Message[]): Promise<void> => {
  for (const { subject, id, body } of all) await client.publish(subject, body, { msgID: id });
};
/** Where the corners of a grid are, on average: inside it, as these grids are. */
const middleOf = ({ geometry }: Grid): { readonly lon: number; readonly lat: number } => {
  const ring = (geometry.coordinates[0] ?? []).slice(1);
  return {
    lon: ring.reduce((sum, [lon]) => sum + lon, 0) / ring.length,
    lat: ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length,
  };
};
const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

it('shows on a map where replies say something is, in the words of the list too, and prints how it went', async () => {
  const { window } = desk;
  const broadcastId = newId();
  const audience = { areas: [], roles: ['grid-member' as const], onDuty: false };
  await expect.poll(async () => must(await desk.griddesk('mobilise.preview', { audience })).whole, { timeout: 60_000 }).toBe(true);
  const sent = must(
    await desk.griddesk('mobilise.send', {
      commandId: newId(),
      broadcastId,
      kind: 'lookout',
      title: '协查冒充区委书记收款的男子',
      text: LONG,
      windowMinutes: 60,
      audience,
    }),
  );
  await expect.poll(async () => must(await desk.griddesk('mobilise.list')).rows[0]?.state, { timeout: 60_000 }).toBe('running');
  const { row } = must(await desk.griddesk('mobilise.board', { broadcastId }));
  const grids = must(await desk.griddesk('directory.grids', { area: TOWNSHIP }));
  const asked = [...new Set(grids.flatMap(({ members }) => members))];
  const [one, two, three, readOnly] = asked as [string, string, string, string];
  const [here, there] = [grids[0]!, grids.at(-1)!];
  const at = (minute: number): number => row.sentAt + minute * MINUTE;
  const reply = (member: string, minute: number, text: string, grid?: Grid): Message =>
    memberSays(broadcastId, 'broadcast.replied', member, at(minute), { text, ...(grid ? { location: middleOf(grid) } : {}) });
  const found = reply(one, 12, '此人正在村口小卖部收款，已稳住。', here);
  await say(
    found,
    reply(two, 9, '刚才往河边去了。', there),
    reply(three, 7, '没有见到。'),
    memberSays(broadcastId, 'broadcast.read', readOnly, at(3)),
  );
  await expect.poll(async () => must(await desk.griddesk('mobilise.board', { broadcastId })).row.answered, { timeout: 60_000 }).toBe(3);

  await window.keyboard.press('Alt+7');
  await window.getByTestId('mobilise-tab-replies').click();
  // The latest that came is the first of the list.
  const row1 = window.locator(`[data-testid="mobilise-reply"][data-id="${found.id}"]`);
  await row1.getByTestId('mobilise-mark-clue').click();
  await expect.poll(() => row1.getAttribute('data-mark'), { timeout: 60_000 }).toBe('clue');
  // A reply without a place has no way to the map.
  expect(await window.getByTestId('mobilise-on-map').count()).toBe(2);
  const map = window.getByTestId('places-map');
  const words = window.getByTestId('places-map-words');
  await row1.getByTestId('mobilise-on-map').focus();
  await window.keyboard.press('Enter');
  await window.locator('[data-testid="places-map"][data-state="ready"]').waitFor({ timeout: 60_000 });
  await expect.poll(() => words.textContent(), { timeout: 60_000 }).toContain(here.name);
  expect(await row1.getByTestId('mobilise-on-map').getAttribute('aria-pressed')).toBe('true');
  expect(await findings(window, 'replies on the map')).toEqual([]);
  await window.waitForTimeout(600);
  await shoot('places-zh-light');
  await must(await desk.griddesk('settings.update', { lang: 'en', theme: 'dark' }));
  await window.getByTestId('mobilise-on-map').first().press('Enter');
  await expect.poll(() => words.textContent(), { timeout: 60_000 }).toContain(there.name);
  await window.locator('[data-testid="places-map"][data-state="ready"]').waitFor({ timeout: 60_000 });
  expect(await findings(window, 'replies on the map, dark')).toEqual([]);
  await window.waitForTimeout(600);
  await shoot('places-en-dark');
  await window.getByTestId('mobilise-on-map').first().press('Enter');
  await expect.poll(() => map.count()).toBe(0);

  await window.getByTestId('mobilise-close').click();
  await window.getByTestId('mobilise-outcome').fill('人已找到，案件移交派出所。');
  await window.getByTestId('mobilise-close-confirm').click();
  await expect.poll(() => window.getByTestId('mobilise-board').getAttribute('data-state'), { timeout: 60_000 }).toBe('closed');

  const folder = process.env['SHOTS'] ?? consoles.newFolder();
  const board = must(await desk.griddesk('mobilise.board', { broadcastId }));
  expect(board).toMatchObject({ row: { sent: sent.people, answered: 3 }, readOnly: 1, silent: sent.people - 4 });
  for (const [lang, said] of [
    ['zh-CN', ['动员情况报告', '协查冒充区委书记收款的男子', '此人正在村口小卖部收款，已稳住。', '人已找到，案件移交派出所。', '结束动员']],
    ['en', ['MobilisationReport', '协查冒充区委书记收款的男子', '此人正在村口小卖部收款，已稳住。', 'Minutebyminute']],
  ] as const) {
    must(await desk.griddesk('settings.update', { lang }));
    await window.getByTestId('mobilise-tab-report').click();
    const opened = desk.app.waitForEvent('window');
    await window.getByTestId('mobilise-print').click();
    const paper = await opened;
    await paper.locator('[data-testid=paper][data-status=ready]').waitFor();
    expect(await findings(paper, 'mobilisation on paper')).toEqual([]);
    const path = join(folder, `mobilise-report-${lang}.pdf`);
    await desk.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
    }, path);
    await paper.keyboard.press('Control+s');
    await paper.locator('[data-testid=paper-outcome]:not(:empty)').waitFor();
    await paper.close();
    const file = readFileSync(path);
    const text = squeezed(
      pdfPages(file)
        .map((page) => page.text)
        .join(''),
    );
    for (const one of said) expect(text).toContain(one);
    // Every village that was asked, and how many stayed silent; whoever was asked is not named, and no glyph is missing.
    for (const { name } of board.villages) expect(text).toContain(squeezed(name));
    expect(text).toContain(String(board.silent));
    expect(text).not.toContain('\ufffd');
    const { rows } = must(await desk.griddesk('mobilise.calls', { broadcastId, skip: 0, limit: 20 }));
    for (const { memberId } of rows) expect(text).not.toContain(memberId);
    const raw = file.toString('latin1');
    const files = raw.match(/\/FontFile[23]?\s/g)?.length ?? 0;
    expect(raw.match(/\/Subtype\s*\/(?:Type1|TrueType|CIDFontType[02])\b/g)?.length ?? 0).toBe(files);
  }
  const { records } = must(await desk.griddesk('audit.read', { limit: 9, kind: 'paper.save' }));
  expect(records.map(({ subject, result }) => [subject, result])).toEqual([
    [broadcastId, 'ok'],
    [broadcastId, 'ok'],
  ]);
}, 300_000);
