import type { BootState } from '../../preload/contract';

export type KeySource = 'keychain' | 'passphrase';

/** What the boot needs of the data folder's key. Each may throw; `explain` puts it into words. */
export interface Lock<Key> {
  /** How the folder's key is kept; `none`: there is neither a key nor data; `lost`: there is data without a key. */
  kept(): KeySource | 'none' | 'lost';
  /** Does the OS keep secrets on this machine? Plain-text storage is no keychain. */
  hasKeychain(): boolean;
  make(source: { keychain: true } | { passphrase: string }): Promise<Key>;
  /** undefined: the passphrase is wrong, or the keychain does not know this key any more. */
  unlock(source: { keychain: true } | { passphrase: string }): Promise<Key | undefined>;
  /** Folder named to the operator when the key is lost. */
  readonly path: string;
}

export interface BootParts<Key> {
  readonly lock: Lock<Key>;
  /** From the environment, so that nobody has to be asked. */
  readonly passphrase: string | undefined;
  /** Opens store, platform and services and starts them; leaves nothing open when it throws. */
  readonly open: (key: Key) => Promise<void>;
  /** The state that tells an operator of what `lock` or `open` threw. */
  readonly explain: (error: unknown) => BootState;
  /** Keeps what cannot be opened under other names, so that the next start begins anew. */
  readonly setAside: (state: BootState) => void;
  readonly changed: (state: BootState) => void;
  readonly quit: () => void;
}

export interface Boot {
  state(): BootState;
  keySource(): KeySource;
  start(): Promise<BootState>;
  unlock(passphrase: string): Promise<BootState>;
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

  const set = (next: BootState): BootState => {
    state = next;
    parts.changed(next);
    return next;
  };

  /** One at a time: a second click while the first is at work changes nothing. */
  const work = async (step: () => Promise<BootState>): Promise<BootState> => {
    if (working) return state;
    working = true;
    set({ kind: 'opening' });
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

  return {
    state: () => state,
    keySource: () => {
      const kept = keptOrUnknown(parts.lock);
      if (kept === 'keychain' || kept === 'passphrase') return kept;
      return parts.lock.hasKeychain() ? 'keychain' : 'passphrase';
    },
    start: () => work(begin),
    unlock: async (passphrase) =>
      state.kind === 'choose-passphrase' || state.kind === 'need-passphrase' ? work(() => withPassphrase(passphrase)) : state,
    fail: (error) => void set(parts.explain(error)),
    act: async (action) => {
      if (action === 'quit') {
        parts.quit();
        return state;
      }
      if (working || state.kind === 'ready') return state;
      if (action === 'set-aside' && state.kind !== 'damaged' && state.kind !== 'key-lost') return state;
      const before = state;
      return work(async () => {
        if (action === 'set-aside') parts.setAside(before);
        return begin();
      });
    },
  };
};
