import { afterEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../main/ports';
import { openDesk, type Desk, type DeskOptions } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { message, reported } from '../../support/wire';
import { newId } from '../../support/uuid';
import { writingOtherwise } from '../../support/wrapped-store';

let desk: Desk;
afterEach(() => desk.close());

/** A desk that knows more cases than are digested at once. */
const openWith = async (over: Partial<DeskOptions> = {}): Promise<void> => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  for (let n = 0; n < 120; n += 1) platform.publish(message(reported(newId())));
  desk = await openDesk({ ...over, platform });
  await desk.settled();
};

describe('the diagnostics', () => {
  it('digest every case before they say what all of them come to', async () => {
    await openWith();
    const { stateHash } = await desk.value('diagnostics.read');
    expect(desk.store.read.isDigested()).toBe(true);
    expect(stateHash).toBe(desk.store.read.stateHash());
  });

  it('give the counts without the digest while nothing can be written, and both when it can', async () => {
    let full = true;
    const wrapStore = writingOtherwise((tx) => ({
      digestCases: (limit) => {
        if (full) throw new StorageError('disk-full', 'no space left');
        return tx.digestCases(limit);
      },
    }));
    await openWith({ wrapStore });
    const answer = await desk.value('diagnostics.read');
    expect(answer).toMatchObject({ events: 120 });
    expect(answer).not.toHaveProperty('stateHash');
    full = false;
    expect(await desk.value('diagnostics.read')).toHaveProperty('stateHash', desk.store.read.stateHash());
  });
});
