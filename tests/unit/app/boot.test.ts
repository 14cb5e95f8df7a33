import { describe, expect, it } from 'vitest';
import { createBoot, type BootParts, type KeySource } from '../../../main/app/boot';
import type { BootState } from '../../../preload/contract';

/** A data folder in memory: what is kept in it, which passphrase fits, and what opening it throws. */
const folder = (
  options: { keychain?: boolean; passphrase?: string; kept?: KeySource | 'lost'; secret?: string; broken?: unknown; paper?: string } = {},
) => {
  const disk = {
    kept: options.kept ?? ('none' as KeySource | 'none' | 'lost'),
    secret: options.secret,
    broken: options.broken,
    paper: options.paper,
  };
  const seen: BootState['kind'][] = [];
  const opened: string[] = [];
  const waits: number[] = [];
  let quits = 0;
  const parts: BootParts<string> = {
    lock: {
      path: '/data/key.json',
      kept: () => disk.kept,
      hasKeychain: () => options.keychain ?? false,
      make: async (source) => {
        disk.kept = 'passphrase' in source ? 'passphrase' : 'keychain';
        disk.secret = 'passphrase' in source ? source.passphrase : 'keychain';
        return disk.secret;
      },
      unlock: async (source) => {
        if ('recovery' in source) return source.recovery === disk.paper ? disk.secret : undefined;
        return ('passphrase' in source ? source.passphrase : 'keychain') === disk.secret ? disk.secret : undefined;
      },
      protect: async (_key, { passphrase }) => {
        disk.secret = passphrase;
      },
    },
    passphrase: options.passphrase,
    open: async (key) => {
      if (disk.broken !== undefined) throw disk.broken;
      opened.push(key);
    },
    explain: () => ({ kind: 'damaged', path: '/data/griddesk.db', detail: 'x', unsent: 0 }),
    setAside: () => {
      disk.broken = undefined;
      if (disk.kept === 'lost' || disk.secret === undefined) disk.kept = 'none';
    },
    changed: (state) => seen.push(state.kind),
    quit: () => (quits += 1),
    wait: async (ms) => void waits.push(ms),
  };
  return { boot: createBoot(parts), disk, seen, opened, waits, quits: () => quits };
};

describe('the boot', () => {
  it('makes a key in the keychain where there is one, and asks nobody', async () => {
    const { boot, disk, seen } = folder({ keychain: true });
    expect(await boot.start()).toEqual({ kind: 'ready' });
    expect(disk.kept).toBe('keychain');
    expect(seen).toEqual(['opening', 'ready']);
    expect(boot.keySource()).toBe('keychain');
  });

  it('takes the passphrase of the environment where there is no keychain', async () => {
    const { boot, disk } = folder({ passphrase: 'from the environment' });
    expect(await boot.start()).toEqual({ kind: 'ready' });
    expect(disk.secret).toBe('from the environment');
    expect(boot.keySource()).toBe('passphrase');
  });

  it('asks for a new passphrase once, then for the same one', async () => {
    const { boot, opened } = folder();
    expect(await boot.start()).toEqual({ kind: 'choose-passphrase' });
    expect(opened).toEqual([]);
    expect(await boot.unlock('a good passphrase')).toEqual({ kind: 'ready' });
    expect(opened).toEqual(['a good passphrase']);
  });

  it('says that a passphrase is wrong and takes the next one', async () => {
    const { boot } = folder({ kept: 'passphrase', secret: 'right one', passphrase: 'wrong one' });
    expect(await boot.start()).toEqual({ kind: 'need-passphrase', wrong: true });
    expect(await boot.unlock('wrong too')).toEqual({ kind: 'need-passphrase', wrong: true });
    expect(await boot.unlock('right one')).toEqual({ kind: 'ready' });
  });

  it('keeps to the passphrase of a folder when a keychain turns up later', async () => {
    const { boot } = folder({ keychain: true, kept: 'passphrase', secret: 'right one' });
    expect(await boot.start()).toEqual({ kind: 'need-passphrase', wrong: false });
    expect(boot.keySource()).toBe('passphrase');
  });

  it.each([
    ['the keychain is gone', { keychain: false, kept: 'keychain' as const, secret: 'keychain' }],
    ['the keychain forgot the key', { keychain: true, kept: 'keychain' as const, secret: 'another' }],
    ['the key file is missing', { keychain: true, kept: 'lost' as const }],
  ])('says that the key is lost when %s, and makes none', async (_why, options) => {
    const { boot, disk } = folder(options);
    expect(await boot.start()).toEqual({ kind: 'key-lost', path: '/data/key.json' });
    expect(disk.kept).toBe(options.kept);
  });

  it('shows what stopped it, and goes on after it was set aside', async () => {
    const { boot } = folder({ kept: 'passphrase', secret: 'right one', passphrase: 'right one', broken: new Error('x') });
    expect((await boot.start()).kind).toBe('damaged');
    expect((await boot.act('retry')).kind).toBe('damaged');
    expect(await boot.act('set-aside')).toEqual({ kind: 'ready' });
  });

  it('sets nothing aside that only waits for its passphrase', async () => {
    const { boot, disk } = folder({ kept: 'passphrase', secret: 'right one' });
    await boot.start();
    expect((await boot.act('set-aside')).kind).toBe('need-passphrase');
    expect(disk.kept).toBe('passphrase');
  });

  it('opens once, however often it is asked', async () => {
    const { boot, opened } = folder({ kept: 'passphrase', secret: 'right one' });
    await boot.start();
    await Promise.all([boot.unlock('right one'), boot.unlock('right one'), boot.act('retry')]);
    await boot.unlock('right one');
    await boot.act('retry');
    expect(opened).toEqual(['right one']);
  });

  it('quits when asked to', async () => {
    const { boot, quits } = folder();
    await boot.start();
    await boot.act('quit');
    expect(quits()).toBe(1);
  });
});

describe('the curtain', () => {
  it('is not lifted by beginning again, whatever opened the data at the start', async () => {
    for (const parts of [{ keychain: true }, { passphrase: 'from the environment' }]) {
      const { boot, opened } = folder(parts);
      await boot.start();
      boot.lock();
      for (const action of ['retry', 'set-aside'] as const) expect(await boot.act(action)).toEqual({ kind: 'locked', wrong: false });
      expect(opened).toHaveLength(1);
    }
  });

  const atWork = async (options: Parameters<typeof folder>[0] = {}) => {
    const made = folder({ passphrase: 'the right one', ...options });
    await made.boot.start();
    return made;
  };

  it('is drawn over open data only, and lifted by the passphrase without opening anything again', async () => {
    const { boot, opened } = await atWork();
    expect(boot.lock()).toEqual({ kind: 'locked', wrong: false });
    expect(await boot.unlock('a wrong one')).toEqual({ kind: 'locked', wrong: true });
    expect(await boot.unlock('the right one')).toEqual({ kind: 'ready' });
    expect(opened).toHaveLength(1);
    expect(folder().boot.lock()).toEqual({ kind: 'opening' });
  });

  it('makes whoever guesses wait longer with every guess beyond the fifth, and forgets that at the right one', async () => {
    const { boot, waits } = await atWork();
    boot.lock();
    for (let guess = 0; guess < 12; guess += 1) await boot.unlock(`wrong ${guess}`);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    await boot.unlock('the right one');
    boot.lock();
    await boot.unlock('wrong again');
    expect(waits).toHaveLength(8);
  });

  it('is lifted by the key on paper too, which sets another passphrase', async () => {
    const { boot, disk } = await atWork({ paper: 'PAPER' });
    boot.lock();
    expect(await boot.recover('PAPIER', 'another passphrase')).toEqual({ kind: 'locked', wrong: true });
    expect(disk.secret).toBe('the right one');
    expect(await boot.recover('PAPER', 'another passphrase')).toEqual({ kind: 'ready' });
    expect(disk.secret).toBe('another passphrase');
  });
});

describe('a forgotten passphrase', () => {
  it('is replaced with the key on paper, and the data opens', async () => {
    const { boot, opened } = folder({ kept: 'passphrase', secret: 'forgotten', paper: 'PAPER' });
    expect(await boot.start()).toEqual({ kind: 'need-passphrase', wrong: false });
    expect(await boot.recover('nothing of the kind', 'another passphrase')).toEqual({ kind: 'need-passphrase', wrong: true });
    expect(await boot.recover('PAPER', 'another passphrase')).toEqual({ kind: 'ready' });
    expect(opened).toEqual(['forgotten']);
  });

  it('cannot be replaced where nothing is asked for', async () => {
    const { boot } = folder({ passphrase: 'the right one', paper: 'PAPER' });
    await boot.start();
    expect(await boot.recover('PAPER', 'another passphrase')).toEqual({ kind: 'ready' });
    expect(await boot.unlock('the right one')).toEqual({ kind: 'ready' });
  });
});
