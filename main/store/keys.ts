import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreOpenError, toOpenError } from './errors';
import { fingerprintOf, readKeyFile, writeKeyFile, type KeychainProtection, type KeyEnvelope, type Protections } from './key-file';
import { hasData } from './open-file';
import { unwrapWithPassphrase, wrapWithPassphrase } from './passphrase';
import { newRecoveryCode, recoveryDigits } from './recovery';

/** The OS keychain, or whatever else can keep a secret; given by main/app. */
export interface KeyWrapper {
  wrap(secret: Uint8Array): Uint8Array;
  /** undefined: this keychain does not know it. */
  unwrap(wrapped: Uint8Array): Uint8Array | undefined;
}

/** What opens the data key: the keychain, what a person knows, or what a person has on paper. */
export type KeySource = { readonly keychain: true } | { readonly passphrase: string } | { readonly recovery: string };
export type KeyProtector = Exclude<KeySource, { readonly recovery: string }>;

export interface KeyLockOptions {
  /** `key.json`, beside the databases. */
  readonly path: string;
  /** Databases that are unreadable without the key. */
  readonly databases: readonly string[];
  readonly keychain: KeyWrapper | undefined;
}

/** The data key: 32 random bytes, kept wrapped. */
export interface KeyLock {
  readonly path: string;
  /**
   * How the key is kept. `none`: neither key nor data; `lost`: data without a key, over which none is ever made.
   * @throws StoreOpenError 'damaged' when the key file cannot be read
   */
  kept(): 'keychain' | 'passphrase' | 'none' | 'lost';
  /** Which protections there are now. */
  has(protection: keyof Protections): boolean;
  hasKeychain(): boolean;
  /**
   * A new key, on the disk before it is handed out.
   * @throws StoreOpenError
   */
  make(source: KeyProtector): Promise<Buffer>;
  /** undefined: the passphrase or the recovery key is wrong, or the keychain does not know this key any more. */
  unlock(source: KeySource): Promise<Buffer | undefined>;
  /** The same key under this protection too, in place of an older one of the same kind: a changed passphrase, say. */
  protect(key: Uint8Array, source: KeyProtector): Promise<void>;
  /** A new recovery key in place of an older one. It is shown once and kept nowhere. */
  makeRecovery(key: Uint8Array): Promise<string>;
}

export const createKeyLock = (options: KeyLockOptions): KeyLock => {
  const { path, databases, keychain } = options;
  const failed = (message: string) => new StoreOpenError('failed', path, message);

  const wrap = async (key: Uint8Array, source: KeyProtector): Promise<Protections> => {
    if ('passphrase' in source) return { passphrase: await wrapWithPassphrase(key, source.passphrase) };
    if (!keychain) throw failed('there is no keychain');
    return { keychain: { kind: 'keychain', wrapped: Buffer.from(keychain.wrap(key)).toString('base64') } };
  };
  const keep = (key: Uint8Array, protections: Protections): void => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeKeyFile(path, { version: 2, fingerprint: fingerprintOf(key), protections });
    } catch (error) {
      throw toOpenError(path, error);
    }
  };
  const add = (key: Uint8Array, more: Protections): void => {
    const envelope = readKeyFile(path);
    if (envelope?.fingerprint !== fingerprintOf(key)) throw failed('this is not the key that is kept');
    keep(key, { ...envelope.protections, ...more });
  };
  const kept = (): ReturnType<KeyLock['kept']> => {
    const envelope = readKeyFile(path);
    if (!envelope) return databases.some(hasData) ? 'lost' : 'none';
    return envelope.protections.keychain ? 'keychain' : 'passphrase';
  };

  return {
    path,
    kept,
    has: (protection) => readKeyFile(path)?.protections[protection] !== undefined,
    hasKeychain: () => keychain !== undefined,
    make: async (source) => {
      if (kept() !== 'none') throw failed('there is a key or data already');
      const key = randomBytes(32);
      keep(key, await wrap(key, source));
      return key;
    },
    unlock: async (source) => {
      const envelope = readKeyFile(path);
      if (!envelope) throw failed('there is no key');
      const key = await open(envelope, source, keychain);
      return key && fingerprintOf(key) === envelope.fingerprint ? key : undefined;
    },
    protect: async (key, source) => add(key, await wrap(key, source)),
    makeRecovery: async (key) => {
      const code = newRecoveryCode();
      add(key, { recovery: await wrapWithPassphrase(key, recoveryDigits(code)) });
      return code;
    },
  };
};

const open = async ({ protections }: KeyEnvelope, source: KeySource, keychain: KeyWrapper | undefined): Promise<Buffer | undefined> => {
  if ('keychain' in source) return openWithKeychain(protections.keychain, keychain);
  const [kept, secret] =
    'passphrase' in source
      ? ([protections.passphrase, source.passphrase] as const)
      : ([protections.recovery, recoveryDigits(source.recovery)] as const);
  return kept && unwrapWithPassphrase(kept, secret);
};

const openWithKeychain = (kept: KeychainProtection | undefined, keychain: KeyWrapper | undefined): Buffer | undefined => {
  const key = kept && keychain?.unwrap(Buffer.from(kept.wrapped, 'base64'));
  return key && Buffer.from(key);
};
