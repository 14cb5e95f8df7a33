import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reach } from '../../../main/ports';
import { LogAhead } from '../../../main/store/log-ahead';
import { newCase } from '../../support/case-records';
import { eventually } from '../../support/clock';
import { storePlace, type StorePlace } from '../../support/store';

let place: StorePlace;
beforeEach(() => {
  place = storePlace();
});
afterEach(() => place.remove());

/** How large the log becomes while so many cases are written, each in a commit of its own, bytes. */
const logAfter = (count: number, reach: Reach): number => {
  const store = place.open();
  for (let n = 0; n < count; n += 1) store.write((tx) => tx.putCase(newCase().record), reach);
  return statSync(`${place.path}-wal`).size;
};

/** Files of this process that are open under the store's path. */
const openLogs = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(`${place.path}-wal`);
    } catch {
      return false;
    }
  }).length;

describe('a log that much is written to', () => {
  it('goes into the file in small pieces where nobody waits for the commits', () => {
    expect(logAfter(400, 'later')).toBeLessThan(4 * 1024 * 1024);
  });

  it('is left alone for longer where somebody waits for them', () => {
    expect(logAfter(400, 'now')).toBeGreaterThan(4 * 1024 * 1024);
  });

  it('is let go of when the store closes', async () => {
    const store = place.open();
    const before = openLogs();
    store.write((tx) => tx.putCase(newCase().record), 'later');
    await eventually('the log is written ahead', () => openLogs() > before);
    store.close();
    await eventually('nothing holds it', () => openLogs() === 0);
  });

  it('that is not there is nobody’s trouble, and is found once it is', async () => {
    const ahead = new LogAhead(`${place.path}-wal`);
    ahead.written();
    await sleep(100);
    const store = place.open();
    store.write((tx) => tx.putCase(newCase().record));
    const before = openLogs();
    ahead.written();
    await eventually('it is written ahead', () => openLogs() > before);
    ahead.close();
    await eventually('nothing else holds it', () => openLogs() === before);
  });
});
