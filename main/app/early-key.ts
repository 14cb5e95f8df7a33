import { createKeyLock, type KeyLock } from '../store';
import { dataFiles } from './files';
import type { Start } from './start';

/** The key, on its way; undefined: it cannot be asked for yet. */
export type EarlyKey = ReturnType<KeyLock['unlock']> | undefined;

/**
 * Begins to make the key out of the passphrase while Electron is still starting: it takes as long as that on purpose
 * (see `main/store/passphrase.ts`), and on another thread.
 */
export const unlockEarly = ({ data, passphrase }: Start): EarlyKey => {
  if (passphrase === undefined) return undefined;
  const files = dataFiles(data, 'embedded');
  const lock = createKeyLock({ path: files.key, databases: files.databases, keychain: undefined });
  try {
    if (lock.kept() !== 'passphrase') return undefined;
  } catch {
    return undefined; // The boot finds the same and says so.
  }
  const key = lock.unlock({ passphrase });
  key.catch(() => {}); // Whoever waits for it hears of it; before that, nobody has to.
  return key;
};

/** The same lock, whose first question about the passphrase of the start has been asked already. */
export const withEarlyKey = (lock: KeyLock, early: EarlyKey, passphrase: string | undefined): KeyLock => {
  let begun = early;
  return {
    ...lock,
    unlock: (source) => {
      const answer = 'passphrase' in source && source.passphrase === passphrase ? begun : undefined;
      begun = undefined;
      return answer ?? lock.unlock(source);
    },
  };
};
