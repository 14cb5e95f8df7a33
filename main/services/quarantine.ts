import { MAX_MESSAGE_BYTES, ok, type Output, type Result } from '../../preload/contract';
import type { Delivery, QuarantineEntry } from '../ports';
import type { Context } from './context';

/** What a message is kept as when it cannot be used. Of a message over the limit the beginning is kept. */
export const quarantined = (
  context: Context,
  message: Pick<Delivery, 'seq' | 'subject' | 'body'>,
  reason: string,
): Omit<QuarantineEntry, 'id'> => ({
  at: context.clock.now(),
  seq: message.seq,
  subject: message.subject.slice(0, 256),
  reason,
  body: message.body.slice(0, MAX_MESSAGE_BYTES),
});

/** The messages set aside, the latest first, without their text. */
export const createReadQuarantine =
  (context: Context) =>
  ({ limit }: { readonly limit: number }): Result<Output<'diagnostics.quarantine'>> =>
    ok(
      context.store.read
        .quarantine(limit)
        .map(({ id, at, subject, reason, body }) => ({ id, at, subject, reason, bytes: Buffer.byteLength(body) })),
    );
