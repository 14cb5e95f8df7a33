import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { StorageError } from '../ports';
import { seal, unseal } from './document';
import type { Sql } from './sql';

/**
 * Envelope encryption of one person's data: AES-256-GCM under a random key of the person's own, which lies wrapped by a key
 * derived from the data key (HKDF-SHA-256, RFC 5869). To erase somebody is to destroy that one key. Whose it is and what
 * it is stand in the authenticated data, so no text can be put in another's place.
 */
export interface PersonKeys {
  /** Makes the person's key if there is none. */
  seal(personId: string, what: string, value: unknown): unknown;
  /** @throws StorageError 'damaged' when it is not what was sealed, or the key is gone */
  unseal<T>(personId: string, what: string, sealed: unknown): T;
  has(personId: string): boolean;
  destroy(personId: string): void;
  /** What is held in memory was read inside a transaction that failed. */
  forget(): void;
}

const base64 = v.pipe(v.string(), v.base64());
const Sealed = v.tuple([base64, base64, base64]);
const CIPHER = 'aes-256-gcm';

const encrypt = (key: Uint8Array, about: string, text: Uint8Array): string[] => {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return [iv, cipher.getAuthTag(), body].map((bytes) => bytes.toString('base64'));
};

const decrypt = (key: Uint8Array, about: string, sealed: unknown): Buffer => {
  const parsed = v.safeParse(Sealed, sealed);
  const damaged = (cause?: unknown) => new StorageError('damaged', `${about} does not fit its seal`, { cause });
  if (!parsed.success) throw damaged();
  const [iv, tag, body] = parsed.output.map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer, Buffer];
  try {
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: 16 }).setAAD(Buffer.from(about)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (error) {
    throw damaged(error);
  }
};

interface KeyRow extends Record<string, unknown> {
  readonly doc: string;
  readonly crc: number;
}

/** @param dataKey the store's own, 32 bytes @param destroyed told whose key is no more, within the transaction */
export const personKeys = (sql: Sql, dataKey: Uint8Array, destroyed: (personId: string) => void = () => {}): PersonKeys => {
  const wrapping = Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(), 'griddesk person keys 1', 32));
  const known = new Map<string, Buffer>();
  const about = (personId: string, what: string) => `${what} of ${personId}`;

  const find = (personId: string): Buffer | undefined => {
    const held = known.get(personId);
    if (held) return held;
    const row = sql.get<KeyRow>('SELECT doc, crc FROM person_keys WHERE person_id = ?', personId);
    if (!row) return undefined;
    const key = decrypt(wrapping, about(personId, 'key'), unseal(row, about(personId, 'key')));
    known.set(personId, key);
    return key;
  };

  const make = (personId: string): Buffer => {
    const key = randomBytes(32);
    const { doc, crc } = seal(encrypt(wrapping, about(personId, 'key'), key));
    sql.run('INSERT INTO person_keys (person_id, doc, crc) VALUES (?, ?, ?)', personId, doc, crc);
    known.set(personId, key);
    return key;
  };

  return {
    seal: (personId, what, value) => encrypt(find(personId) ?? make(personId), about(personId, what), Buffer.from(JSON.stringify(value))),
    unseal: <T>(personId: string, what: string, sealed: unknown): T => {
      const key = find(personId);
      if (!key) throw new StorageError('damaged', `${about(personId, what)} has lost its key`);
      return JSON.parse(decrypt(key, about(personId, what), sealed).toString('utf8')) as T;
    },
    has: (personId) => find(personId) !== undefined,
    destroy: (personId) => {
      known.get(personId)?.fill(0);
      known.delete(personId);
      // Over the bytes of the wrapped key first: a row that is only removed may stand in the page for a while.
      sql.run('UPDATE person_keys SET doc = zeroblob(length(doc)), crc = 0 WHERE person_id = ?', personId);
      sql.run('DELETE FROM person_keys WHERE person_id = ?', personId);
      destroyed(personId);
    },
    forget: () => known.clear(),
  };
};
