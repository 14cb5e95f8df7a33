import { JetStreamApiCodes, JetStreamApiError, JsHeaders, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type { Outgoing, PublishAnswer } from '../../ports';
import { isForbidden, wordsOf } from './faults';
import { BUCKETS, streamOf } from './topology';

/** Answers that come in this time count; a line with five seconds' round trip needs two of them, ms. */
const ANSWER_MS = 12_000;
/** "message size exceeds maximum allowed" (server/errors.json). */
const TOO_LARGE = 10054;
const MSG_ID = 'Nats-Msg-Id';

const isConflict = (error: JetStreamApiError): boolean =>
  error.code === JetStreamApiCodes.StreamWrongLastSequence || error.code === JetStreamApiCodes.StreamWrongLastSequenceUnknown;

/** With this message the history of its subject ends. */
const endOfHistory = (): MsgHdrs => {
  const found = headers();
  found.set(JsHeaders.RollupHdr, JsHeaders.RollupValueSubject);
  return found;
};

/**
 * Offers one event, once, to the stream that its subject belongs to. One that erases somebody takes the place of all that was
 * said before it, and then the record leaves the bucket: not before, since an event that came too late must erase nobody.
 * Until both are done it is not stored, and both can be done again.
 *
 * Some servers look at the expected sequence before they look for duplicates, so that the retry of a stored event is told it
 * came too late: before that is called a conflict, the subject's last message is read.
 */
export const publish = async (
  client: JetStreamClient,
  manager: JetStreamManager,
  { subject, id, expectedSeq, body, erases }: Outgoing,
): Promise<PublishAnswer> => {
  const stream = streamOf(subject);
  const bytes = Buffer.byteLength(body);
  if (bytes > stream.maxMessageBytes)
    return { kind: 'refused', reason: `message of ${bytes} bytes; the stream takes ${stream.maxMessageBytes}` };

  const storedAlready = async (): Promise<PublishAnswer> => {
    const last = await manager.direct.getMessage(stream.name, { last_by_subj: subject });
    return last?.header.get(MSG_ID) === id ? { kind: 'stored', seq: last.seq } : { kind: 'conflict' };
  };

  const done = async (answer: PublishAnswer): Promise<PublishAnswer> => {
    if (answer.kind !== 'stored' || erases === undefined) return answer;
    try {
      await (await new Kvm(client).open(BUCKETS.people.name)).purge(erases);
      return answer;
    } catch (error) {
      return { kind: 'unreachable', reason: wordsOf(error) };
    }
  };

  const lateOrStored = async (): Promise<PublishAnswer> => {
    try {
      return await done(await storedAlready());
    } catch (error) {
      return { kind: 'unreachable', reason: wordsOf(error) };
    }
  };

  try {
    const { seq } = await client.publish(subject, body, {
      ...(erases === undefined ? {} : { headers: endOfHistory() }),
      msgID: id,
      timeout: ANSWER_MS,
      retries: 1,
      expect: { streamName: stream.name, ...(expectedSeq === undefined ? {} : { lastSubjectSequence: expectedSeq }) },
    });
    return await done({ kind: 'stored', seq });
  } catch (error) {
    if (isForbidden(error)) return { kind: 'refused', reason: wordsOf(error) };
    if (!(error instanceof JetStreamApiError)) return { kind: 'unreachable', reason: wordsOf(error) };
    if (error.code === TOO_LARGE) return { kind: 'refused', reason: wordsOf(error) };
    if (!isConflict(error)) return { kind: 'unreachable', reason: wordsOf(error) };
    return lateOrStored();
  }
};
