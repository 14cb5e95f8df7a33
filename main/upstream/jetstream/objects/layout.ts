import { createHash } from 'node:crypto';
import { MEDIA } from '../topology';

/** How an object lies in the stream of a bucket, as NATS' object stores agree on it (nats-architecture-and-design, ADR-20). */
export const STREAM = `OBJ_${MEDIA.name}`;

/**
 * Bytes to a chunk. One is a second on a village's line: so much is lost when it breaks, and so long waits whatever comes behind it. Part
 * of an upload's name: another size is another upload.
 */
export const CHUNK_BYTES = 64 * 1024;

export const chunkSubject = (nuid: string): string => `$O.${MEDIA.name}.C.${nuid}`;

/** URL-safe base64 with its padding, as clients of object stores write names and digests. */
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_');

export const descriptionSubject = (name: string): string => `$O.${MEDIA.name}.M.${base64(name)}`;

export const digestOf = (bytes: Uint8Array): string => `SHA-256=${base64(createHash('sha256').update(bytes).digest())}`;

const NUID_LENGTH = 22;

/**
 * Under what the chunks of an upload lie. Elsewhere it is drawn by lot; here it follows from the object, so that whoever uploads it again
 * finds what has been stored of it, without having kept anything. `attempt`: what lies under the one before is not ours.
 */
export const uploadId = (name: string, digest: string, chunkBytes: number, attempt: number): string => {
  const hash = createHash('sha256')
    .update(JSON.stringify([name, digest, chunkBytes, attempt]))
    .digest('hex');
  return BigInt(`0x${hash}`).toString(36).toUpperCase().padStart(NUID_LENGTH, '0').slice(-NUID_LENGTH);
};

/** What is said of an object: `ObjectInfo` of the clients. */
export interface Described {
  readonly name: string;
  readonly nuid: string;
  readonly size: number;
  readonly chunks: number;
  readonly digest: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly chunkBytes: number;
}

/** As it stands in the message on `descriptionSubject`. */
export const descriptionOf = ({ chunkBytes, ...described }: Described, now: Date): string =>
  JSON.stringify({
    description: '',
    ...described,
    options: { max_chunk_size: chunkBytes },
    bucket: MEDIA.name,
    mtime: now.toISOString(),
    deleted: false,
  });
