import { fail, ok, type KeyState, type Result } from '../../preload/contract';
import type { AppHandlers } from '../ipc/answer';
import type { KeyLock } from '../store';

export interface KeyParts {
  readonly lock: Pick<KeyLock, 'has' | 'hasKeychain' | 'unlock' | 'protect' | 'makeRecovery'>;
  /** Written down before it is answered. */
  readonly audit: (kind: string, result: 'ok' | 'refused') => void;
}

type KeyHandlers = Pick<AppHandlers, 'keys.state' | 'keys.setPassphrase' | 'keys.makeRecovery'>;

/** Changing what opens the data. Whoever changes it shows first that they may: by the passphrase there is. */
export const ownKeys = ({ lock, audit }: KeyParts): KeyHandlers => {
  const state = (): KeyState => ({ keychain: lock.has('keychain'), passphrase: lock.has('passphrase'), recovery: lock.has('recovery') });

  const withKey = async <T>(kind: string, current: string | undefined, work: (key: Buffer) => Promise<T>): Promise<Result<T>> => {
    if (lock.has('passphrase') && current === undefined)
      return fail('bad-input', 'the passphrase in use is asked for', { field: 'current' });
    const key = await lock.unlock(current === undefined ? { keychain: true } : { passphrase: current });
    if (!key) {
      audit(kind, 'refused');
      return fail('not-allowed', 'this is not the passphrase in use', { field: 'current' });
    }
    try {
      const value = await work(key);
      audit(kind, 'ok');
      return ok(value);
    } finally {
      key.fill(0);
    }
  };

  return {
    'keys.state': () => ok(state()),
    'keys.setPassphrase': ({ current, next }) =>
      withKey('keys.passphrase', current, async (key) => {
        await lock.protect(key, { passphrase: next });
        return state();
      }),
    'keys.makeRecovery': ({ current }) => withKey('keys.recovery', current, async (key) => ({ code: await lock.makeRecovery(key) })),
  };
};
