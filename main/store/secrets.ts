import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { writeFileAtomically } from './atomic-file';

/** A few secrets that belong to no case: how this console logs in to a platform. Unreadable without the data key. */
export interface Secrets {
  /** undefined: there is none, or it cannot be opened with this key. */
  get(name: string): string | undefined;
  /** On the disk when it returns; undefined: taken out. */
  set(name: string, secret: string | undefined): void;
}

const bytes = v.pipe(v.string(), v.base64());
const Sealed = v.strictObject({ iv: bytes, sealed: bytes, tag: bytes });
const SecretsFile = v.strictObject({ version: v.literal(1), secrets: v.record(v.string(), Sealed) });
type Sealed = v.InferOutput<typeof Sealed>;

/** A key of its own, so that what the data key protects and what this one does never meet (RFC 5869). */
const keyFrom = (dataKey: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(), 'griddesk secrets', 32));

/** A file that is not one of ours holds no secret of ours. */
const readAll = (path: string): Readonly<Record<string, Sealed>> => {
  if (!existsSync(path)) return {};
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SecretsFile), readFileSync(path, 'utf8'));
  return parsed.success ? parsed.output.secrets : {};
};

/** Opens the file of secrets. The data key may be wiped afterwards. */
export const openSecrets = (path: string, dataKey: Uint8Array): Secrets => {
  const key = keyFrom(dataKey);
  const seal = (name: string, secret: string): Sealed => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return { iv: iv.toString('base64'), sealed: sealed.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
  };
  const unseal = (name: string, { iv, sealed, tag }: Sealed): string | undefined => {
    try {
      // Without its length a tag cut to four bytes would do, which can be guessed.
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 })
        .setAAD(Buffer.from(name))
        .setAuthTag(Buffer.from(tag, 'base64'));
      return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  };
  return {
    get: (name) => {
      const found = readAll(path)[name];
      return found && unseal(name, found);
    },
    set: (name, secret) => {
      const { [name]: _before, ...rest } = readAll(path);
      const secrets = secret === undefined ? rest : { ...rest, [name]: seal(name, secret) };
      writeFileAtomically(path, `${JSON.stringify({ version: 1, secrets }, null, 2)}\n`);
    },
  };
};
