import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fullFolder } from './full-folder';
import { lightenKey } from './light-key';
import { median } from './measure';
import { timedStart } from './timed-start';

const ROUNDS = 7;
const EMPTY = join(import.meta.dirname, 'empty-window');

export const about = {
  title: 'Start to usable queue',
  measures:
    'From the start of the program to a queue that can be worked in, 2,000 open of 100,000 cases, in turns with an empty window of the same Electron.',
};

export default async ({ electron }: { electron: string }) => {
  const folder = await fullFolder(electron);
  const light = await fullFolder(electron);
  const nothing = mkdtempSync(join(tmpdir(), 'griddesk-bench-empty-'));
  const startOn = (data: string) => timedStart(electron, { data, args: ['--demo-speed', '0', '--lang', 'zh-CN'], mark: 'queue-usable' });
  const startEmpty = () => timedStart(electron, { app: EMPTY, data: nothing, mark: 'usable' });
  const withPassphrase: number[] = [];
  const withLightKey: number[] = [];
  const empty: number[] = [];
  try {
    await lightenKey(light.path);
    for (let round = 0; round <= ROUNDS; round += 1) {
      const times = [await startEmpty(), await startOn(folder.path), await startOn(light.path)] as const;
      // The first round brings the files into memory, as on a machine that was used before.
      if (round === 0) continue;
      empty.push(times[0]);
      withPassphrase.push(times[1]);
      withLightKey.push(times[2]);
    }
  } finally {
    folder.remove();
    light.remove();
    rmSync(nothing, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  const figure = (how: string, samples: readonly number[]) => ({
    what: `start to usable queue, 2,000 open of 100,000 cached, ${how}, p50`,
    value: median(samples),
    unit: 'ms',
    against: { what: 'an empty window', value: median(empty) },
    aim: { ratio: 1.3 },
  });
  return [
    figure('as quick a key as from a keychain', withLightKey),
    figure('a key out of a passphrase (128 MiB of scrypt)', withPassphrase),
  ];
};
