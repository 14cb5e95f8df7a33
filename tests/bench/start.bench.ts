import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyLock } from '../../main/store';
import { consoleEnvironment, PASSPHRASE_VARIABLE } from '../../scripts/lib/launch.mjs';
import { fullFolder } from './full-folder';
import { median, timeOf } from './measure';
import { timedStart } from './timed-start';

const PAIRS = 9;
const EMPTY = join(import.meta.dirname, 'empty-window');

/** Start to usable queue with 2,000 open of 100,000 cached cases, turn by turn with an empty window of the same Electron. */
export default async ({ electron }: { electron: string }) => {
  const folder = await fullFolder(electron);
  const nothing = mkdtempSync(join(tmpdir(), 'griddesk-bench-empty-'));
  const lock = createKeyLock({ path: join(folder.path, 'key.json'), databases: [], keychain: undefined });
  const passphrase = consoleEnvironment()[PASSPHRASE_VARIABLE] ?? '';
  const startConsole = () =>
    timedStart(electron, { data: folder.path, args: ['--demo-speed', '0', '--lang', 'zh-CN'], mark: 'queue-usable' });
  const startEmpty = () => timedStart(electron, { app: EMPTY, data: nothing, mark: 'usable' });
  const ours: number[] = [];
  const empty: number[] = [];
  const derivation: number[] = [];
  try {
    // Once each unmeasured: files come into memory, as on a machine that was used before.
    await startEmpty();
    await startConsole();
    for (let pair = 0; pair < PAIRS; pair += 1) {
      empty.push(await startEmpty());
      ours.push(await startConsole());
      derivation.push(await timeOf(() => lock.unlock({ passphrase })));
    }
  } finally {
    folder.remove();
    rmSync(nothing, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  const against = { what: 'an empty window', value: median(empty) };
  return [
    { what: 'start to usable queue, 2,000 open of 100,000 cached, p50', value: median(ours), unit: 'ms', against, aim: { ratio: 1.5 } },
    {
      what: 'the key out of the passphrase alone (no part of a start with a keychain), p50',
      value: median(derivation),
      unit: 'ms',
      against,
    },
  ];
};
