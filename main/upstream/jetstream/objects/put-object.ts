import { JetStreamApiCodes, JetStreamApiError, JsHeaders, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { MEDIA } from '../topology';
import { CHUNK_BYTES, chunkSubject, descriptionOf, descriptionSubject, digestOf, STREAM, uploadId } from './layout';

/** Answers that come in this time count: a chunk on a line with two kilobytes a second, ms. */
const ANSWER_MS = 40_000;
/** Room for a message's headers in what a server takes. */
const HEADER_BYTES = 1024;
/** So often what is there is looked at anew within one upload. */
const MOST_LOOKS = 5;

export interface NewObject {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
}

/** How much of an upload is there. */
interface Landed {
  readonly chunks: number;
  /** Sequence of the last one; 0: none. */
  readonly seq: number;
}

const isConflict = (error: unknown): boolean =>
  error instanceof JetStreamApiError &&
  (error.code === JetStreamApiCodes.StreamWrongLastSequence || error.code === JetStreamApiCodes.StreamWrongLastSequenceUnknown);

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * Puts an object into the bucket in chunks and goes on where an upload of the same bytes was broken off, be it by the line, by a restart
 * or by `go` answering no: what the server has of it is asked of the server. Each chunk says which one it follows, so none
 * is stored twice, not even one whose answer was lost. Last comes the description; from then on others see the object.
 * Rejects with what the line or the server said.
 */
export const putObject = async (
  connection: NatsConnection,
  { name, bytes, metadata }: NewObject,
  go: () => boolean,
): Promise<'stored' | 'paused'> => {
  const client = jetstream(connection, { timeout: ANSWER_MS });
  const manager = await jetstreamManager(connection, { checkAPI: false, timeout: ANSWER_MS });
  const digest = digestOf(bytes);
  const before = await (await new Objm(client).open(MEDIA.name, false)).info(name);
  if (before && !before.deleted && before.digest === digest) return 'stored';

  const chunkBytes = Math.min(CHUNK_BYTES, (connection.info?.max_payload ?? CHUNK_BYTES + HEADER_BYTES) - HEADER_BYTES);
  const total = Math.ceil(bytes.length / chunkBytes);
  const chunk = (at: number): Uint8Array => bytes.subarray(at * chunkBytes, (at + 1) * chunkBytes);

  /** undefined: what lies there is not what this upload puts there. */
  const landed = async (subject: string): Promise<Landed | undefined> => {
    const { state } = await manager.streams.info(STREAM, { subjects_filter: subject });
    const chunks = state.subjects?.[subject] ?? 0;
    if (chunks === 0) return { chunks, seq: 0 };
    const last = await manager.streams.getMessage(STREAM, { last_by_subj: subject });
    return last && chunks <= total && same(last.data, chunk(chunks - 1)) ? { chunks, seq: last.seq } : undefined;
  };

  const publish = async (subject: string, data: Uint8Array | string, lastSubjectSequence?: number): Promise<number> => {
    const rollup = headers();
    rollup.set(JsHeaders.RollupHdr, JsHeaders.RollupValueSubject);
    const { seq } = await client.publish(subject, data, {
      timeout: ANSWER_MS,
      retries: 1,
      ...(lastSubjectSequence === undefined
        ? { headers: rollup, expect: { streamName: STREAM } }
        : { expect: { streamName: STREAM, lastSubjectSequence } }),
    });
    return seq;
  };

  /** Chunk after chunk from where it stands. `conflict`: more came from an earlier line than could be seen. */
  const upload = async (subject: string, from: Landed): Promise<'whole' | 'paused' | 'conflict'> => {
    let { chunks, seq } = from;
    try {
      for (; chunks < total; chunks += 1) {
        if (!go()) return 'paused';
        seq = await publish(subject, chunk(chunks), seq);
      }
      return 'whole';
    } catch (error) {
      if (isConflict(error)) return 'conflict';
      throw error;
    }
  };

  let attempt = 0;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const nuid = uploadId(name, digest, chunkBytes, attempt);
    const subject = chunkSubject(nuid);
    const from = await landed(subject);
    if (!from) attempt += 1;
    const how = from ? await upload(subject, from) : 'conflict';
    if (how === 'paused') return 'paused';
    if (how === 'conflict') continue;
    const described = { name, nuid, size: bytes.length, chunks: total, digest, metadata, chunkBytes };
    await publish(descriptionSubject(name), descriptionOf(described, new Date()));
    // What was there before is nobody's now; a login that may not purge leaves it to the platform's own hand.
    if (before && !before.deleted) await manager.streams.purge(STREAM, { filter: chunkSubject(before.nuid) }).catch(() => {});
    return 'stored';
  }
  throw new Error(`${name}: somebody else writes where its chunks lie`);
};
