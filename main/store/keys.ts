import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreOpenError, toOpenError } from './errors';
import { fingerprintOf, readKeyFile, writeKeyFile, type KeyEnvelope } from './key-file';
import { hasData } from './open-file';
import { unwrapWithPassphrase, wrapWithPassphrase } from './passphrase';

/** The OS keychain, or whatever else can keep a secret; given by main/app. */
export interface KeyWrapper {
  wrap(secret: Uint8Array): Uint8Array;
  /** undefined: this keychain does not know it. */
  unwrap(wrapped: Uint8Array): Uint8Array | undefined;
}

export type KeySource = { readonly keychain: true } | { readonly passphrase: string };

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
  hasKeychain(): boolean;
  /**
   * A new key, on the disk before it is handed out.
   * @throws StoreOpenError
   */
  make(source: KeySource): Promise<Buffer>;
  /** undefined: the passphrase is wrong, or the keychain does not know this key any more. */
  unlock(source: KeySource): Promise<Buffer | undefined>;
  /** The same key under another protection: a changed passphrase, or a keychain instead of one. */
  rewrap(key: Uint8Array, source: KeySource): Promise<void>;
}

export const createKeyLock = (options: KeyLockOptions): KeyLock => {
  const { path, databases, keychain } = options;
  const failed = (message: string) => new StoreOpenError('failed', path, message);

  const protect = async (key: Uint8Array, source: KeySource): Promise<KeyEnvelope['protection']> => {
    if ('passphrase' in source) return wrapWithPassphrase(key, source.passphrase);
    if (!keychain) throw failed('there is no keychain');
    return { kind: 'keychain', wrapped: Buffer.from(keychain.wrap(key)).toString('base64') };
  };
  const keep = async (key: Uint8Array, source: KeySource): Promise<void> => {
    const protection = await protect(key, source);
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeKeyFile(path, { version: 1, fingerprint: fingerprintOf(key), protection });
    } catch (error) {
      throw toOpenError(path, error);
    }
  };
  const kept = (): ReturnType<KeyLock['kept']> => readKeyFile(path)?.protection.kind ?? (databases.some(hasData) ? 'lost' : 'none');

  return {
    path,
    kept,
    hasKeychain: () => keychain !== undefined,
    make: async (source) => {
      if (kept() !== 'none') throw failed('there is a key or data already');
      const key = randomBytes(32);
      await keep(key, source);
      return key;
    },
    unlock: async (source) => {
      const envelope = readKeyFile(path);
      if (!envelope) throw failed('there is no key');
      const key = await open(envelope.protection, source, keychain);
      return key && fingerprintOf(key) === envelope.fingerprint ? key : undefined;
    },
    rewrap: async (key, source) => {
      if (readKeyFile(path)?.fingerprint !== fingerprintOf(key)) throw failed('this is not the key that is kept');
      await keep(key, source);
    },
  };
};

const open = async (kept: KeyEnvelope['protection'], source: KeySource, keychain: KeyWrapper | undefined): Promise<Buffer | undefined> => {
  if (kept.kind === 'passphrase') return 'passphrase' in source ? unwrapWithPassphrase(kept, source.passphrase) : undefined;
  const key = 'keychain' in source ? keychain?.unwrap(Buffer.from(kept.wrapped, 'base64')) : undefined;
  return key && Buffer.from(key);
};
