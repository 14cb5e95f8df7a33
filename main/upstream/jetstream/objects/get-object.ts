import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { Objm, type ObjectInfo } from '@nats-io/obj';
import type { NatsConnection } from '@nats-io/transport-node';
import { MEDIA } from '../topology';
import { chunkSubject, digestOf, STREAM } from './layout';

/** Chunks asked for at a time: one on its way while one is taken, so that events wait for no more. */
const AHEAD = 2;
/** So long none may come before the line is thought lost, ms. Chunks of others have up to a megabyte. */
const CHUNK_MS = 30_000;
/** Objects of which a part is kept, the latest. */
const MOST_PARTS = 8;

export interface GotObject {
  readonly bytes: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What has come of an object so far. */
interface Part {
  readonly nuid: string;
  readonly chunks: Uint8Array[];
  size: number;
  /** Sequence of the last chunk. */
  seq: number;
}

export interface ObjectGetter {
  /**
   * An object whose bytes fit its digest; undefined: there is none of that name; `too-large`: it has more than `most` bytes. Goes on
   * where it was broken off by a lost line. Rejects when no answer came or the bytes do not fit.
   */
  get(connection: NatsConnection, name: string, most: number): Promise<GotObject | 'too-large' | undefined>;
}

/** Fetches objects in chunks; what came before a line broke is kept in memory for the next one. */
export const createObjectGetter = (): ObjectGetter => {
  const parts = new Map<string, Part>();

  const partOf = (name: string, { nuid, size }: ObjectInfo): Part => {
    const known = parts.get(name);
    if (known && known.nuid === nuid && known.size <= size) return known;
    const fresh: Part = { nuid, chunks: [], size: 0, seq: 0 };
    parts.delete(name);
    parts.set(name, fresh);
    const [eldest] = parts.keys();
    if (parts.size > MOST_PARTS && eldest !== undefined) parts.delete(eldest);
    return fresh;
  };

  /** Takes chunks until all are here. */
  const fill = async (connection: NatsConnection, part: Part, info: ObjectInfo): Promise<void> => {
    if (part.chunks.length >= info.chunks) return;
    const consumer = await jetstream(connection).consumers.get(STREAM, {
      filter_subjects: chunkSubject(info.nuid),
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: part.seq + 1,
    });
    while (part.chunks.length < info.chunks) {
      const before = part.chunks.length;
      const asked = Math.min(AHEAD, info.chunks - before);
      for await (const { data, seq } of await consumer.fetch({ max_messages: asked, expires: CHUNK_MS })) {
        part.chunks.push(data.slice());
        part.size += data.length;
        part.seq = seq;
        if (part.size > info.size) throw new Error('its chunks are larger than its description says');
      }
      if (part.chunks.length === before) throw new Error(`no more came than ${before} of ${info.chunks} chunks`);
    }
  };

  return {
    get: async (connection, name, most) => {
      const info = await (await new Objm(connection).open(MEDIA.name, false)).info(name);
      if (!info || info.deleted) return undefined;
      if (info.size > most) return 'too-large';
      const part = partOf(name, info);
      await fill(connection, part, info);
      // Also where it does not fit: then it is read from its beginning the next time.
      parts.delete(name);
      const bytes = new Uint8Array(Buffer.concat(part.chunks));
      if (bytes.length !== info.size || digestOf(bytes) !== info.digest) throw new Error(`${name} does not fit its digest`);
      return { bytes, metadata: info.metadata ?? {} };
    },
  };
};
