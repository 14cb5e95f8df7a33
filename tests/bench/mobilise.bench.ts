import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { Page } from 'playwright';
import { launch } from '../../scripts/lib/launch.mjs';
import { establish } from '../../scripts/upstream/establish';
import { putDirectory } from '../../scripts/upstream/found';
import type { DirectoryEntry } from '../../preload/contract';
import { callBridge } from '../support/electron';
import { Draw } from '../support/draw';
import { DISTRICT, districtOfPeople, memberId, memberSays } from '../support/mobilise-world';
import { startNats } from '../support/nats';
import { newId } from '../support/uuid';
import { watchKeys } from './keys';
import { percentile } from './measure';

const PEOPLE = 21_844;
const VILLAGES = 135;
/** 57,000 messages of an hour are 16 a second; in the first minutes, when all devices are reached, a dozen times that. */
const PER_SECOND = 200;
const ROUNDS = 5;
const KEYS = 150;
const PAUSE_MS = 73;
/** What the browser does not tell of took less, ms. */
const UNTOLD_MS = 16;

const say = (line: string) => process.stderr.write(`   ${line}\n`);

/** Types so many letters into what has the focus; the times to the next paint, one a key. */
const type = async (page: Page, keys: number): Promise<number[]> => {
  await page.evaluate(() => void (globalThis as unknown as { kept: number[] }).kept.splice(0));
  for (let n = 0; n < keys; n += 1) {
    await page.keyboard.press('abcdefghij'[n % 10]!);
    await page.waitForTimeout(PAUSE_MS);
  }
  await page.waitForTimeout(500);
  const told = await page.evaluate(() => (globalThis as unknown as { kept: number[] }).kept.slice());
  return [...told, ...Array.from({ length: Math.max(0, keys - told.length) }, () => UNTOLD_MS)];
};

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 240_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 250)))
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
};

export const about = {
  title: 'The board of a mobilisation',
  measures:
    'Somebody types over the live board while 21,844 people are asked and answer 200 times a second, in turns with the same while nobody answers.',
};

export default async ({ electron }: { electron: string }) => {
  const server = await startNats();
  const connection = await connect({ servers: server.url.replace('nats://', '') });
  await establish(connection, { replicas: 1 });
  say(`putting ${PEOPLE} members into a nats-server`);
  await putDirectory(connection, districtOfPeople(PEOPLE, VILLAGES) as unknown as DirectoryEntry[]);
  const client = jetstream(connection);
  const data = mkdtempSync(join(tmpdir(), 'griddesk-bench-'));
  const args = ['--upstream', server.url, '--area', DISTRICT, '--role', 'lead', '--lang', 'zh-CN', '--undo-seconds', '0'];
  const console = await launch({ executable: electron, data, args });
  try {
    const page = console.window;
    await page.getByTestId('queue').waitFor({ timeout: 60_000 });
    const audience = { areas: [], roles: [], onDuty: false };
    await until('the console has the roster', async () => {
      const found = await callBridge(page, 'mobilise.preview', { audience });
      return found.ok && found.value.people === PEOPLE;
    });
    const send = async (): Promise<string> => {
      const broadcastId = newId();
      const words = { kind: 'mobilise', title: '全网动员', text: '请确认到位。', windowMinutes: 60 } as const;
      const answer = await callBridge(page, 'mobilise.send', { commandId: newId(), broadcastId, ...words, audience });
      if (!answer.ok) throw new Error(answer.error.message);
      return broadcastId;
    };
    const boardOf = async (broadcastId: string) => {
      const found = await callBridge(page, 'mobilise.board', { broadcastId });
      return found.ok ? found.value : undefined;
    };
    const isAsked = (broadcastId: string) => until('everybody is asked', async () => (await boardOf(broadcastId))?.row.sent === PEOPLE);
    const first = await send();
    await isAsked(first);
    await page.keyboard.press('Alt+7');
    await page.getByTestId('mobilise-curve').waitFor();
    await page.getByTestId('mobilise-close').click();
    await page.getByTestId('mobilise-outcome').click();
    await watchKeys(page);
    const draw = new Draw(1);
    let said = 0;
    const answers = (): (() => void) => {
      const begun = performance.now();
      let sent = 0;
      const timer = setInterval(() => {
        for (const due = ((performance.now() - begun) / 1000) * PER_SECOND; sent < due; sent += 1) {
          const what = draw.one(['broadcast.delivered', 'broadcast.read', 'broadcast.acknowledged'] as const);
          const { subject, id, body } = memberSays(first, what, memberId(draw.below(PEOPLE)), Date.now());
          void client.publish(subject, body, { msgID: id });
          said += 1;
        }
      }, 20);
      return () => clearInterval(timer);
    };
    say('typing');
    const calm: number[] = [];
    const busy: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const quiet = await type(page, KEYS);
      const end = answers();
      const loud = await type(page, KEYS);
      end();
      // The first round is for the compiler.
      if (round > 0) {
        calm.push(...quiet);
        busy.push(...loud);
      }
      await page.waitForTimeout(2000);
    }
    say(`${said} answers came; sending to ${PEOPLE} once more while somebody types`);
    const sending = send();
    const during = await type(page, KEYS);
    await isAsked(await sending);
    const against = (p: number) => ({ what: 'nobody answers', value: percentile(calm, p) });
    const figure = (what: string, samples: readonly number[], name: string, p: number, aim?: { atMost: number }) => ({
      what: `a key over the board of ${PEOPLE} people, ${what}, to the next paint, ${name}`,
      value: percentile(samples, p),
      unit: 'ms',
      against: against(p),
      ...(aim ? { aim } : {}),
    });
    const answering = `${PER_SECOND} answers a second`;
    return [
      figure(answering, busy, 'p50', 0.5),
      figure(answering, busy, 'p95', 0.95, { atMost: 100 }),
      figure(answering, busy, 'p99', 0.99),
      figure('while it is sent', during, 'p95', 0.95, { atMost: 100 }),
    ];
  } finally {
    await console.close();
    await connection.close();
    await server.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};
