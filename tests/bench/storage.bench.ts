import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../../scripts/lib/launch.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { canFreeze, freeze, thaw } from '../support/failing-disk';
import { ballastOn, mountSmallDisk } from '../support/small-disk';
import { percentile, timeOf } from './measure';

const ROUNDS = 7;
type Console = Awaited<ReturnType<typeof launch>>;

const banner = (desk: Console) => desk.window.getByTestId('storage-banner');
const queue = (desk: Console) => desk.window.waitForSelector('[data-testid=queue][data-status=ready]', { timeout: 60_000 });
/** From the trouble to the banner, and from its end to the banner's going, again and again. */
const cycles = async (desk: Console, begin: () => void, end: () => void) => {
  const told: number[] = [];
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Not always at the same moment between two looks at the disk.
    await desk.window.waitForTimeout(1000 + round * 140);
    begin();
    told.push(await timeOf(() => banner(desk).waitFor()));
    end();
    taken.push(await timeOf(() => banner(desk).waitFor({ state: 'detached' })));
  }
  return { told, taken };
};

const full = async (electron: string) => {
  const disk = mountSmallDisk(160);
  if (!disk) return undefined;
  const desk = await launch({ executable: electron, data: join(disk.folder, 'desk') });
  const ballast = ballastOn(disk.folder);
  try {
    await queue(desk);
    return await cycles(desk, ballast.fill, ballast.release);
  } finally {
    await desk.close();
    ballast.end();
    disk.remove();
  }
};

const readOnly = async (electron: string) => {
  if (!canFreeze()) return undefined;
  // A folder of memory cannot be frozen.
  const data = mkdtempSync(join(root, '.cache', 'bench-frozen-'));
  const desk = await launch({ executable: electron, data });
  try {
    await queue(desk);
    return await cycles(
      desk,
      () => void freeze(data),
      () => void thaw(data),
    );
  } finally {
    thaw(data);
    await desk.close();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};

export const about = {
  title: 'A disk in trouble',
  measures:
    'A disk is filled, and a folder made read-only, under a running console: how long until the window says so, and until it is worked on again once the trouble is over.',
};

export default async ({ electron }: { electron: string }) => {
  const found = { 'the disk is full': await full(electron), 'the folder is read-only': await readOnly(electron) };
  return Object.entries(found).flatMap(([what, times]) => {
    if (!times) return [];
    const s = (name: string, samples: readonly number[]) => ({
      what: name,
      value: percentile(samples, 1) / 1000,
      unit: 's',
      aim: { atMost: 2 },
    });
    return [
      s(`${what}, until it is told, longest of ${ROUNDS}`, times.told),
      s(`${what} no more, until it is worked on, longest of ${ROUNDS}`, times.taken),
    ];
  });
};
