import type { BootState } from '../../preload/contract';

export type KeySource = 'keychain' | 'passphrase';

/** What the boot needs of the data folder's key. Each may throw; `explain` puts it into words. */
export interface Lock<Key> {
  /** How the folder's key is kept; `none`: there is neither a key nor data; `lost`: there is data without a key. */
  kept(): KeySource | 'none' | 'lost';
  /** Does the OS keep secrets on this machine? Plain-text storage is no keychain. */
  hasKeychain(): boolean;
  make(source: { keychain: true } | { passphrase: string }): Promise<Key>;
  /** undefined: the passphrase or the recovery key is wrong, or the keychain does not know this key any more. */
  unlock(source: { keychain: true } | { passphrase: string } | { recovery: string }): Promise<Key | undefined>;
  /** The same key under this protection too. */
  protect(key: Key, source: { passphrase: string }): Promise<void>;
  /** Folder named to the operator when the key is lost. */
  readonly path: string;
}

export interface BootParts<Key> {
  readonly lock: Lock<Key>;
  /** From the environment, so that nobody has to be asked. */
  readonly passphrase: string | undefined;
  /** Opens store, platform and services and starts them; leaves nothing open when it throws. */
  readonly open: (key: Key) => Promise<void>;
  /** What stands in the way before anything is asked or opened; undefined: nothing. */
  readonly hindered?: (() => BootState | undefined) | undefined;
  /** The state that tells an operator of what `lock` or `open` threw. */
  readonly explain: (error: unknown) => BootState;
  /** Keeps what cannot be opened under other names, so that the next start begins anew. */
  readonly setAside: (state: BootState) => void;
  readonly changed: (state: BootState) => void;
  readonly quit: () => void;
  readonly wait: (ms: number) => Promise<void>;
}

/** So many wrong passphrases at the curtain cost no more than the passphrase does; then each waits twice as long. */
const FREE_TRIES = 5;
const LONGEST_WAIT_MS = 30_000;

export interface Boot {
  state(): BootState;
  keySource(): KeySource;
  start(): Promise<BootState>;
  unlock(passphrase: string): Promise<BootState>;
  /** Opens with the key on paper, and gives the data a new passphrase. */
  recover(code: string, passphrase: string): Promise<BootState>;
  /** Draws the curtain over open data: the work in main goes on, the windows hold and show nothing until `unlock`. */
  lock(): BootState;
  /** What was open could not go on; it is closed again. */
  fail(error: unknown): void;
  act(action: 'retry' | 'set-aside' | 'quit'): Promise<BootState>;
}

const keptOrUnknown = (lock: Lock<unknown>): ReturnType<Lock<unknown>['kept']> | undefined => {
  try {
    return lock.kept();
  } catch {
    return undefined; // The boot state says what is wrong with it.
  }
};

/** From the start to the queue: finds the key, asks for it where nobody else knows it, opens the data. */
export const createBoot = <Key>(parts: BootParts<Key>): Boot => {
  let state: BootState = { kind: 'opening' };
  let working = false;
  /** Wrong passphrases since the curtain was last lifted. */
  let wrongs = 0;

  const set = (next: BootState): BootState => {
    state = next;
    parts.changed(next);
    return next;
  };

  /** One at a time: a second click while the first is at work changes nothing. */
  const work = async (step: () => Promise<BootState>, meanwhile: BootState = { kind: 'opening' }): Promise<BootState> => {
    if (working) return state;
    working = true;
    set(meanwhile);
    try {
      return set(await step());
    } catch (error) {
      return set(parts.explain(error));
    } finally {
      working = false;
    }
  };

  const openWith = async (key: Key): Promise<BootState> => {
    await parts.open(key);
    return { kind: 'ready' };
  };

  const withPassphrase = async (passphrase: string): Promise<BootState> => {
    if (parts.lock.kept() === 'none') return openWith(await parts.lock.make({ passphrase }));
    const key = await parts.lock.unlock({ passphrase });
    return key === undefined ? { kind: 'need-passphrase', wrong: true } : openWith(key);
  };

  const begin = async (): Promise<BootState> => {
    const hindered = parts.hindered?.();
    if (hindered) return hindered;
    switch (parts.lock.kept()) {
      case 'none':
        if (parts.lock.hasKeychain()) return openWith(await parts.lock.make({ keychain: true }));
        return parts.passphrase === undefined ? { kind: 'choose-passphrase' } : withPassphrase(parts.passphrase);
      case 'passphrase':
        return parts.passphrase === undefined ? { kind: 'need-passphrase', wrong: false } : withPassphrase(parts.passphrase);
      case 'keychain': {
        const key = parts.lock.hasKeychain() ? await parts.lock.unlock({ keychain: true }) : undefined;
        return key === undefined ? { kind: 'key-lost', path: parts.lock.path } : openWith(key);
      }
      case 'lost':
        return { kind: 'key-lost', path: parts.lock.path };
    }
  };

  /** The data is open behind the curtain, so the right passphrase only lifts it. The curtain stays while it is tried. */
  const behindCurtain = (passphrase: string): Promise<BootState> =>
    work(async () => {
      if (wrongs >= FREE_TRIES) await parts.wait(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (wrongs - FREE_TRIES)));
      const right = (await parts.lock.unlock({ passphrase })) !== undefined;
      wrongs = right ? 0 : wrongs + 1;
      return right ? { kind: 'ready' } : { kind: 'locked', wrong: true };
    }, state);

  return {
    state: () => state,
    keySource: () => {
      const kept = keptOrUnknown(parts.lock);
      if (kept === 'keychain' || kept === 'passphrase') return kept;
      return parts.lock.hasKeychain() ? 'keychain' : 'passphrase';
    },
    start: () => work(begin),
    unlock: async (passphrase) => {
      if (state.kind === 'locked') return behindCurtain(passphrase);
      return state.kind === 'choose-passphrase' || state.kind === 'need-passphrase' ? work(() => withPassphrase(passphrase)) : state;
    },
    recover: async (code, passphrase) => {
      const before = state;
      if (before.kind !== 'locked' && before.kind !== 'need-passphrase' && before.kind !== 'key-lost') return before;
      return work(async () => {
        const key = await parts.lock.unlock({ recovery: code });
        if (key === undefined) return before.kind === 'key-lost' ? before : { ...before, wrong: true };
        await parts.lock.protect(key, { passphrase });
        return before.kind === 'locked' ? { kind: 'ready' } : openWith(key);
      }, before);
    },
    lock: () => (state.kind === 'ready' && !working ? set({ kind: 'locked', wrong: false }) : state),
    fail: (error) => void set(parts.explain(error)),
    act: async (action) => {
      if (action === 'quit') {
        parts.quit();
        return state;
      }
      // Behind the curtain the data is open already: to begin again would open it without the passphrase.
      if (working || state.kind === 'ready' || state.kind === 'locked') return state;
      if (action === 'set-aside' && state.kind !== 'damaged' && state.kind !== 'key-lost') return state;
      const before = state;
      return work(async () => {
        if (action === 'set-aside') parts.setAside(before);
        return begin();
      });
    },
  };
};
