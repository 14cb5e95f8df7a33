import { MAX_MESSAGE_BYTES } from '../../../preload/contract';
import type { AppendAnswer, Outgoing, PlatformLog, PublishAnswer } from '../../ports';

const CARE = /^grid\.v1\.care\.(\d{6})\.\1\d{3}\.[\w-]{1,64}$/;
const BROADCAST = /^grid\.v1\.broadcast\.\d{6}\.[0-9a-f-]{36}$/;
const SUBJECT = /^grid\.v1\.case\.(\d{6})\.\1\d{3}\.[0-9a-f-]{36}$/;

type Message = Omit<Outgoing, 'expectedSeq'> & { expectedSeq?: number | undefined };

export interface Stream {
  /** Takes one message under JetStream's rules. */
  append(message: Message): PublishAnswer;
  /** Calls back after every message stored; hands back the end of it. */
  onStored(listener: () => void): () => void;
}

/** A record that ends takes the person's entry and what stood on the subject with it, as `Nats-Rollup: sub` does. */
const appendCare = (log: PlatformLog, { erases, ...message }: Message): AppendAnswer =>
  log.transaction(() => {
    const answer = log.care.append(message);
    if (answer.kind !== 'stored' || erases === undefined) return answer;
    log.putDirectory([{ kind: 'person', key: erases, value: null }]);
    log.care.rollUp(message.subject, answer.seq);
    return answer;
  });

/**
 * The streams of cases, of care and of broadcasts. They refuse what a JetStream server refuses and nothing else: a subject no stream listens to, a
 * message over the limit, a wrong last sequence. They do not read the message.
 */
export const createStream = (log: PlatformLog): Stream => {
  const listeners = new Set<() => void>();
  return {
    append: (message) => {
      const care = CARE.test(message.subject);
      const broadcast = BROADCAST.test(message.subject);
      if (!care && !broadcast && !SUBJECT.test(message.subject))
        return { kind: 'refused', reason: `no stream takes the subject ${message.subject}` };
      const bytes = Buffer.byteLength(message.body);
      if (bytes > MAX_MESSAGE_BYTES) return { kind: 'refused', reason: `message of ${bytes} bytes; the stream takes ${MAX_MESSAGE_BYTES}` };
      const answer = care ? appendCare(log, message) : (broadcast ? log.broadcasts : log).append(message);
      if (answer.kind === 'conflict') return { kind: 'conflict' };
      if (answer.kind === 'stored') for (const listener of listeners) listener();
      return { kind: 'stored', seq: answer.seq };
    },
    onStored: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
