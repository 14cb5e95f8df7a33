import { JetStreamApiCodes, JetStreamApiError, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import type { Outgoing, PublishAnswer } from '../../ports';
import { isForbidden, wordsOf } from './faults';
import { STREAMS } from './topology';

/** Answers that come in this time count; a line with five seconds' round trip needs two of them, ms. */
const ANSWER_MS = 12_000;
/** "message size exceeds maximum allowed" (server/errors.json). */
const TOO_LARGE = 10054;
const MSG_ID = 'Nats-Msg-Id';

const isConflict = (error: JetStreamApiError): boolean =>
  error.code === JetStreamApiCodes.StreamWrongLastSequence || error.code === JetStreamApiCodes.StreamWrongLastSequenceUnknown;

/**
 * Offers one event, once. Some servers look at the expected sequence before they look for duplicates, so that the retry
 * of a stored event is told it came too late: before that is called a conflict, the subject's last message is read.
 */
export const publish = async (
  client: JetStreamClient,
  manager: JetStreamManager,
  { subject, id, expectedSeq, body }: Outgoing,
): Promise<PublishAnswer> => {
  const stream = STREAMS.cases;
  const bytes = Buffer.byteLength(body);
  if (bytes > stream.maxMessageBytes)
    return { kind: 'refused', reason: `message of ${bytes} bytes; the stream takes ${stream.maxMessageBytes}` };

  const storedAlready = async (): Promise<PublishAnswer> => {
    const last = await manager.direct.getMessage(stream.name, { last_by_subj: subject });
    return last?.header.get(MSG_ID) === id ? { kind: 'stored', seq: last.seq } : { kind: 'conflict' };
  };

  try {
    const { seq } = await client.publish(subject, body, {
      msgID: id,
      timeout: ANSWER_MS,
      retries: 1,
      expect: { streamName: stream.name, lastSubjectSequence: expectedSeq },
    });
    return { kind: 'stored', seq };
  } catch (error) {
    if (isForbidden(error)) return { kind: 'refused', reason: wordsOf(error) };
    if (!(error instanceof JetStreamApiError)) return { kind: 'unreachable', reason: wordsOf(error) };
    if (error.code === TOO_LARGE) return { kind: 'refused', reason: wordsOf(error) };
    if (!isConflict(error)) return { kind: 'unreachable', reason: wordsOf(error) };
    return storedAlready().catch((failed: unknown): PublishAnswer => ({ kind: 'unreachable', reason: wordsOf(failed) }));
  }
};
