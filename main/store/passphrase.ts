import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import type { PassphraseProtection, ScryptParameters } from './key-file';

/** A guess costs 128 MiB (128 · N · r bytes) and about half a second. Stands in the file, so that it can grow. */
const LOG_N = 17;

/**
 * Runs in a thread of its own, but in Electron not only there: Node first has the library check the parameters, and
 * BoringSSL does so by deriving a whole key, for which the windows wait.
 */
const derive = (passphrase: string, kdf: ScryptParameters): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** kdf.logN;
    // Node refuses more than 32 MiB unless told otherwise; twice the need leaves room for its own accounting.
    const options = { N, r: kdf.r, p: kdf.p, maxmem: 2 * 128 * N * kdf.r };
    // One form for what input methods type differently (RFC 8265, section 4.2).
    scrypt(passphrase.normalize('NFC'), Buffer.from(kdf.salt, 'base64'), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** The parameters are authenticated with the key: nobody can weaken them unnoticed. */
const authenticated = (kdf: ScryptParameters): Buffer => Buffer.from(JSON.stringify([kdf.name, kdf.logN, kdf.r, kdf.p, kdf.salt]));

/** @param logN base-2 logarithm of scrypt's cost N; another than the usual one is for measuring only */
export const wrapWithPassphrase = async (key: Uint8Array, passphrase: string, logN = LOG_N): Promise<PassphraseProtection> => {
  const kdf: ScryptParameters = { name: 'scrypt', logN, r: 8, p: 1, salt: randomBytes(16).toString('base64') };
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, kdf), iv).setAAD(authenticated(kdf));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    kind: 'passphrase',
    kdf,
    cipher: 'aes-256-gcm',
    iv: iv.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
};

/** undefined: the passphrase is wrong (GCM's tag does not fit). */
export const unwrapWithPassphrase = async (kept: PassphraseProtection, passphrase: string): Promise<Buffer | undefined> => {
  const decipher = createDecipheriv('aes-256-gcm', await derive(passphrase, kept.kdf), Buffer.from(kept.iv, 'base64'), {
    authTagLength: 16,
  })
    .setAAD(authenticated(kept.kdf))
    .setAuthTag(Buffer.from(kept.tag, 'base64'));
  const key = decipher.update(Buffer.from(kept.wrapped, 'base64'));
  try {
    return Buffer.concat([key, decipher.final()]);
  } catch {
    return undefined;
  }
};
