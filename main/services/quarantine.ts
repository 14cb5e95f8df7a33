import { MAX_MESSAGE_BYTES, ok, type Output, type Result } from '../../preload/contract';
import type { Delivery, QuarantineEntry } from '../ports';
import type { Context } from './context';

/** What a message is kept as when it cannot be used. Of a message over the limit the beginning is kept. */
export const quarantined = (context: Context, message: Delivery, reason: string): Omit<QuarantineEntry, 'id'> => ({
  at: context.clock.now(),
  seq: message.seq,
  subject: message.subject.slice(0, 256),
  reason,
  body: message.body.slice(0, MAX_MESSAGE_BYTES),
  bytes: Buffer.byteLength(message.body),
  ...(message.storedAt === undefined ? {} : { storedAt: message.storedAt }),
});

/** Whether it can be read again: its text is there, and all of it. */
export const isReadable = ({ body, bytes }: Pick<QuarantineEntry, 'body' | 'bytes'>): boolean =>
  body !== '' && Buffer.byteLength(body) === bytes;

const pick = ({ id, at, subject, reason, bytes }: QuarantineEntry) => ({ id, at, subject, reason, bytes });

/** The messages set aside, the latest first, without their text. */
export const createReadQuarantine =
  (context: Context) =>
  ({ limit }: { readonly limit: number }): Result<Output<'diagnostics.quarantine'>> =>
    ok(context.store.read.quarantine(limit).map((entry) => ({ ...pick(entry), retry: isReadable(entry) })));
