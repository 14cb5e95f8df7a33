import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskOf } from '../../../main/app/disk';
import type { Disk, DiskCondition } from '../../../main/ports';
import { watchStorage } from '../../../main/services/storage-watch';
import { openStore } from '../../../main/store';
import type { StorageTrouble } from '../../../preload/contract';
import { eventually, MovableClock } from '../../support/clock';
import { ballastOn, mountSmallDisk } from '../../support/small-disk';

const MIB = 1024 * 1024;
/** A busy machine is no failure. */
const LONG_MS = 60_000;
// Where this user may mount nothing, the tests with a store that says its disk is full have to do.
const disk = mountSmallDisk(32);
afterAll(() => disk?.remove());

describe.runIf(disk)('a disk that fills up under the cache', () => {
  let folder: string;
  beforeAll(() => {
    folder = disk!.folder;
  });

  it('is told as low, as full, and as full for as long as the next command would not fit although a small write does', async () => {
    const real = diskOf(folder);
    const asked: DiskCondition[] = [];
    const watched: Disk = {
      condition: async (failed) => {
        const condition = await real.condition(failed);
        asked.push(condition);
        return condition;
      },
    };
    const store = openStore({ path: join(folder, 'griddesk.db'), key: new Uint8Array(32).fill(7), clock: new MovableClock() });
    const load = ballastOn(folder);
    const watch = watchStorage(store, watched);
    let trouble: StorageTrouble | undefined;
    watch.trouble$.subscribe((now) => (trouble = now));
    /** The disk has been asked again, and what came of the look before that is over. */
    const looked = async (condition: DiskCondition): Promise<void> => {
      const from = asked.length;
      const seen = () => asked.slice(from).filter((one) => one === condition).length;
      await eventually(`the disk is ${condition} several times`, () => seen() >= 3, LONG_MS);
    };
    const put = (n: number) => watch.store.write((tx) => tx.putOwnDocument('k', 'o', { key: `${n}`, at: 1, value: '满'.repeat(30_000) }));

    watch.start();
    await looked('ok');
    expect(trouble).toBeUndefined();
    load.leave(8 * MIB);
    await looked('low');
    expect(trouble).toBe('disk-low');
    put(0);

    // What the log has room for still goes well.
    expect(() => {
      for (let n = 1; n < 400; n += 1) {
        load.fill();
        put(n);
      }
    }).toThrow(expect.objectContaining({ name: 'StorageError', fault: 'disk-full' }));
    expect(trouble).toBe('disk-full');
    load.leave(MIB / 2);
    await looked('full');
    expect(trouble).toBe('disk-full');
    // A write of almost nothing would have succeeded all the while.
    store.write((tx) => tx.setLastSeq(1));

    load.leave(8 * MIB);
    await eventually('there is room again', () => trouble === 'disk-low', LONG_MS);
    load.release();
    await eventually('nothing is wrong any more', () => trouble === undefined, LONG_MS);
    put(1000);
    watch.stop();
    load.end();
    store.close();
  });
});
