import { MAX_MESSAGE_BYTES } from '../../../preload/contract';
import type { Outgoing, PlatformLog, PublishAnswer } from '../../ports';

const SUBJECT = /^grid\.v1\.case\.(\d{6})\.\1\d{3}\.[0-9a-f-]{36}$/;

export interface Stream {
  /** Takes one message under JetStream's rules. */
  append(message: Omit<Outgoing, 'expectedSeq'> & { expectedSeq?: number | undefined }): PublishAnswer;
  /** Calls back after every message stored; hands back the end of it. */
  onStored(listener: () => void): () => void;
}

/**
 * The case stream. It refuses what a JetStream server refuses and nothing else: a subject no stream listens to, a
 * message over the limit, a wrong last sequence. It does not read the message.
 */
export const createStream = (log: PlatformLog): Stream => {
  const listeners = new Set<() => void>();
  return {
    append: (message) => {
      if (!SUBJECT.test(message.subject)) return { kind: 'refused', reason: `no stream takes the subject ${message.subject}` };
      const bytes = Buffer.byteLength(message.body);
      if (bytes > MAX_MESSAGE_BYTES) return { kind: 'refused', reason: `message of ${bytes} bytes; the stream takes ${MAX_MESSAGE_BYTES}` };
      const answer = log.append(message);
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
