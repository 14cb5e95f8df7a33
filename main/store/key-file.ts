import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { writeFileAtomically } from './atomic-file';
import { StoreOpenError } from './errors';

/** Bytes in base64. */
const bytes = (length?: number) =>
  v.pipe(
    v.string(),
    v.base64(),
    v.check((text) => length === undefined || Buffer.from(text, 'base64').length === length, 'wrong number of bytes'),
  );

const between = (low: number, high: number) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));

/** scrypt (RFC 7914), the bounds being what a machine of ours can do and a file of ours can ask for. */
export const ScryptParameters = v.strictObject({
  name: v.literal('scrypt'),
  logN: between(14, 20),
  r: between(8, 16),
  p: between(1, 4),
  salt: bytes(16),
});
export type ScryptParameters = v.InferOutput<typeof ScryptParameters>;

const Keychain = v.strictObject({ kind: v.literal('keychain'), wrapped: bytes() });
const Passphrase = v.strictObject({
  kind: v.literal('passphrase'),
  kdf: ScryptParameters,
  cipher: v.literal('aes-256-gcm'),
  iv: bytes(12),
  wrapped: bytes(32),
  tag: bytes(16),
});

const Fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** The file as it was when a key had one protection only. */
const Single = v.strictObject({ version: v.literal(1), fingerprint: Fingerprint, protection: v.variant('kind', [Keychain, Passphrase]) });

/**
 * How the data key is kept: one wrapped copy a protection, each of which opens it alone. `recovery` is wrapped by the
 * key on paper. `fingerprint` tells the right key from another one without telling the key.
 */
const Envelope = v.strictObject({
  version: v.literal(2),
  fingerprint: Fingerprint,
  protections: v.pipe(
    v.strictObject({ keychain: v.optional(Keychain), passphrase: v.optional(Passphrase), recovery: v.optional(Passphrase) }),
    v.check(({ keychain, passphrase }) => keychain !== undefined || passphrase !== undefined, 'nothing but paper opens it'),
  ),
});
export type KeyEnvelope = v.InferOutput<typeof Envelope>;
export type Protections = KeyEnvelope['protections'];
export type KeychainProtection = v.InferOutput<typeof Keychain>;
export type PassphraseProtection = v.InferOutput<typeof Passphrase>;

const latest = (kept: KeyEnvelope | v.InferOutput<typeof Single>): KeyEnvelope => {
  if (kept.version === 2) return kept;
  const { fingerprint, protection } = kept;
  return { version: 2, fingerprint, protections: protection.kind === 'keychain' ? { keychain: protection } : { passphrase: protection } };
};

/** The file: the envelope and its digest, so that a damaged file is not taken for a wrong passphrase. */
const KeyFile = v.strictObject({ envelope: v.variant('version', [Single, Envelope]), sha256: v.string() });

const digestOf = (envelope: v.InferOutput<typeof KeyFile>['envelope']): string =>
  createHash('sha256').update(JSON.stringify(envelope)).digest('hex');

/** First 8 bytes of a digest of the key, in hex. */
export const fingerprintOf = (key: Uint8Array): string =>
  createHash('sha256').update('griddesk data key').update(key).digest('hex').slice(0, 16);

export const writeKeyFile = (path: string, envelope: KeyEnvelope): void => {
  // The digest counts on the order that reading gives.
  const ordered = v.parse(Envelope, envelope);
  writeFileAtomically(path, `${JSON.stringify({ envelope: ordered, sha256: digestOf(ordered) }, null, 2)}\n`);
};

/**
 * @returns undefined when there is no such file
 * @throws StoreOpenError 'damaged'
 */
export const readKeyFile = (path: string): KeyEnvelope | undefined => {
  if (!existsSync(path)) return undefined;
  const damaged = (why: string) => new StoreOpenError('damaged', path, `key file: ${why}`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged('not JSON');
    throw error;
  }
  const parsed = v.safeParse(KeyFile, json);
  if (!parsed.success) throw damaged(v.getDotPath(parsed.issues[0]) ?? 'not an object');
  if (digestOf(parsed.output.envelope) !== parsed.output.sha256) throw damaged('does not fit its digest');
  return latest(parsed.output.envelope);
};
