import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkIntegrity, createKeyLock } from '../../main/store';
import { PASSPHRASE_VARIABLE, consoleEnvironment } from '../../scripts/lib/launch.mjs';
import { launchConsole, type Console } from '../support/electron';
import { newId } from '../support/uuid';

/**
 * A power cut at any moment. GRIDDESK_KILLS=200 plays as many as the project's notes quote; the default keeps the whole
 * test command short. GRIDDESK_SEED replays the moments of an earlier run.
 */
const kills = Number(process.env['GRIDDESK_KILLS'] ?? 20);
const seed = Number(process.env['GRIDDESK_SEED'] ?? Date.now() % 2 ** 31);

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'griddesk-crash-'));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/**
 * Gives commands one after the other until the process is gone; hands over each that was answered `ok`. The page says so
 * on its console, which asks for no answer of ours and so survives the end of the process.
 */
const loadUntilKilled = (desk: Console, round: number, answered: (mark: string, caseId: string) => void): void => {
  desk.window.on('console', (message) => {
    const [word, mark, caseId] = message.text().split('|');
    if (word === 'answered' && mark && caseId) answered(mark, caseId);
  });
  desk.window
    .evaluate(async (turn) => {
      const { griddesk } = globalThis as unknown as { griddesk: import('../../preload/contract').Bridge };
      const page = await griddesk.feed.snapshot({ cursor: null, limit: 50 });
      if (!page.ok) throw new Error(page.error.message);
      const hex = (length: number) =>
        Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => (byte & 15).toString(16)).join('');
      const uuid = () => {
        const time = Date.now().toString(16).padStart(12, '0');
        return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
      };
      for (let serial = 0; ; serial++) {
        const caseId = page.value.cases[serial % page.value.cases.length]!.id;
        const mark = `round ${turn} note ${serial}.`;
        const done = await griddesk.cases.note({ commandId: uuid(), caseId, text: mark });
        if (done.ok) console.log(`answered|${mark}|${caseId}`);
      }
    }, round)
    .catch(() => undefined); // The process was killed under it, which is what this test does.
};

/** How often each note stands in the histories of the cases. */
const notesIn = async (desk: Console, caseIds: Iterable<string>): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const caseId of caseIds) {
    const detail = await desk.griddesk('cases.read', { caseId });
    if (!detail.ok) throw new Error(`cases.read of ${caseId}: ${detail.error.message}`);
    for (const { type, data } of detail.value.timeline) {
      const text = String(data['text'] ?? '');
      if (type === 'case.noted' && text.startsWith('round ')) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return counts;
};

/** What is found wrong in the file the console left behind: by SQLite, and by the checksum of every row. */
const damageIn = async (folder: string): Promise<string[]> => {
  const path = join(folder, 'griddesk.db');
  const lock = createKeyLock({ path: join(folder, 'key.json'), databases: [path], keychain: undefined });
  const key = await lock.unlock({ passphrase: consoleEnvironment()[PASSPHRASE_VARIABLE]! });
  if (!key) throw new Error('the passphrase does not open the key file');
  return checkIntegrity({ path, key });
};

const ready = async (desk: Console): Promise<void> => {
  await desk.window.getByTestId('queue-row').first().waitFor({ timeout: 60_000 });
};

/** Cases to write on, taken down by the operator, since the platform is kept quiet. */
const fileReports = async (desk: Console, count: number): Promise<void> => {
  await desk.window.getByTestId('queue').waitFor();
  for (let serial = 1; serial <= count; serial++) {
    const done = await desk.griddesk('cases.report', {
      commandId: newId(),
      caseId: newId(),
      title: `断电测试 ${serial}`,
      description: '',
      source: 'operator',
      location: { lon: 104.07, lat: 25.6, crs: 'WGS84' },
    });
    if (!done.ok) throw new Error(done.error.message);
  }
};

it(
  `every command answered ok is there once after kill -9 at ${kills} random moments (seed ${seed})`,
  { timeout: 60_000 + kills * 15_000 },
  async () => {
    const moments = fc.sample(fc.integer({ min: 0, max: 900 }), { seed, numRuns: kills });
    const answered = new Map<string, string>();
    const first = await launchConsole({ dataDir: data });
    await fileReports(first, 20);
    await first.close();
    for (const [round, moment] of moments.entries()) {
      const desk = await launchConsole({ dataDir: data });
      await ready(desk);
      loadUntilKilled(desk, round, (mark, caseId) => answered.set(mark, caseId));
      await sleep(moment);
      await desk.kill();
    }
    expect(answered.size).toBeGreaterThan(kills);

    const desk = await launchConsole({ dataDir: data });
    await ready(desk);
    const found = await notesIn(desk, new Set(answered.values()));
    const missing = [...answered.keys()].filter((mark) => !found.has(mark));
    const twice = [...found].filter(([, count]) => count > 1);
    expect({ seed, missing, twice }).toEqual({ seed, missing: [], twice: [] });
    await desk.close();
    expect(await damageIn(data)).toEqual([]);
  },
);
