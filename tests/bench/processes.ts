import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright';

/** The ids of all processes of an app. */
const pidsOf = (app: ElectronApplication): Promise<readonly number[]> =>
  app.evaluate(({ app: running }) => running.getAppMetrics().map(({ pid }) => pid));

/** Bytes of memory of all its processes, what they share counted once. Linux only. */
export const memoryOf = async (app: ElectronApplication): Promise<number> => {
  const shares = (await pidsOf(app)).map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]));
  return shares.reduce((sum, kilobytes) => sum + kilobytes * 1024, 0);
};

/** Seconds of processor time of all its processes since they began. Linux only, whose clock ticks a hundred times a second. */
export const processorOf = async (app: ElectronApplication): Promise<number> => {
  const ticks = (await pidsOf(app)).map((pid) => {
    // The name before the last bracket may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, of) => sum + of, 0) / 100;
};
