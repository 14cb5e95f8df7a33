import type { BroadcastEvent } from '../../../preload/contract';
import { atStoreTime, cleanLine, cleanText, readBroadcast, toInstant } from '../../domain';
import { StorageError, type Delivery, type StoreWrites } from '../../ports';
import type { Context } from '../context';
import { quarantined } from '../quarantine';
import { createLedger, type Ledger } from './ledger';

const setAside = (context: Context, tx: StoreWrites, delivery: Delivery, reason: string): void => {
  // A reply names people and places; the reason names a field, so the text is not kept.
  const entry = { ...quarantined(context, { ...delivery, body: '' }, reason), bytes: Buffer.byteLength(delivery.body) };
  if (!tx.isQuarantined(entry.seq, entry.subject)) tx.addQuarantine(entry);
};

type Of<T extends BroadcastEvent['type']> = Extract<BroadcastEvent, { type: T }>;

interface Folding {
  readonly tx: StoreWrites;
  readonly ledger: Ledger;
  readonly seq: number;
  /** ms; of a clock that is years off the time at which the platform stored it. */
  readonly at: number;
}

const begin = ({ tx, ledger, at }: Folding, { id, broadcastId, actor, data }: Of<'broadcast.sent'>): void => {
  // Confirmed: the audience stands in the rows now, and need not lie here twice.
  tx.dropActs([id]);
  if (ledger.record(broadcastId)) return;
  const { kind, title, text, windowMinutes, audience } = data;
  ledger.put({
    id: broadcastId,
    kind,
    title: cleanLine(title),
    text: cleanText(text),
    windowMinutes,
    sentAt: at,
    sentBy: cleanLine(actor.name ?? actor.id),
    people: 0,
  });
  ledger.ask(broadcastId, audience);
};

const keepReply = ({ tx, seq, at }: Folding, { id, broadcastId, data }: Of<'broadcast.replied'>): void => {
  const { memberId, channel = 'app', text, media = [], location } = data;
  const where = location ? { location: [location.lon, location.lat] as const } : {};
  tx.addReply(broadcastId, { id, seq, memberId, at, channel, text: cleanText(text), media, ...where });
};

const mark = ({ tx, at }: Folding, { broadcastId, data: { replyId, mark: what, caseId } }: Of<'broadcast.marked'>): void => {
  const reply = tx.reply(replyId);
  if (!reply || (reply.mark && reply.mark.at > at)) return;
  tx.putReply(broadcastId, { ...reply, mark: { mark: what, at, ...(caseId === undefined ? {} : { caseId }) } });
};

const fold = (folding: Folding, event: BroadcastEvent): void => {
  const { tx, ledger, seq, at } = folding;
  if (event.type === 'broadcast.sent') return begin(folding, event);
  const record = ledger.record(event.broadcastId);
  // Nothing is known of what it speaks of: its beginning was taken from the stream.
  if (!record) return;
  /** What an operator says is kept, and counts once, however often it is in the stream. False: it was kept before. */
  const keep = (): boolean => tx.appendAct(event, seq) !== 'known';
  switch (event.type) {
    case 'broadcast.addressed':
      tx.dropActs([event.id]);
      return ledger.ask(event.broadcastId, event.data.audience);
    case 'broadcast.acknowledged':
      if (event.actor.kind === 'operator' || event.actor.kind === 'village') keep();
      return ledger.answer(event, at);
    case 'broadcast.delivered':
    case 'broadcast.read':
      return ledger.answer(event, at);
    case 'broadcast.replied':
      keepReply(folding, event);
      return ledger.answer(event, at);
    case 'broadcast.claimed':
      if (keep()) ledger.claim(event);
      return;
    case 'broadcast.called':
      if (keep()) ledger.call(event);
      return;
    case 'broadcast.marked':
      if (keep()) mark(folding, event);
      return;
    case 'broadcast.closed':
      if (keep() && !record.closed) ledger.put({ ...record, closed: { at, outcome: cleanText(event.data.outcome) } });
      return;
  }
};

const applyIn = (context: Context, tx: StoreWrites, batch: readonly Delivery[]): void => {
  const known = tx.broadcastSeq();
  const ledger = createLedger(context, tx);
  for (const delivery of batch) {
    if (delivery.seq <= known) continue;
    const read = readBroadcast(delivery.subject, delivery.body);
    if (!read.ok) setAside(context, tx, delivery, read.reason);
    else if (read.event) {
      const { envelope } = atStoreTime(read.event, delivery.storedAt);
      fold({ tx, ledger, seq: delivery.seq, at: toInstant(envelope.at)! }, envelope);
    }
  }
  ledger.close();
  tx.setBroadcastSeq(Math.max(known, ...batch.map(({ seq }) => seq)));
};

/** One message that brought the rules down: set aside, so that it does not hold up everything behind it. */
const applyAlone = (context: Context, delivery: Delivery): void => {
  try {
    context.store.write((tx) => applyIn(context, tx, [delivery]));
  } catch (error) {
    if (error instanceof StorageError) throw error;
    context.report(`message ${delivery.seq} of a broadcast could not be applied`, error);
    context.store.write((tx) => {
      setAside(context, tx, delivery, 'message: the console failed on it');
      tx.setBroadcastSeq(Math.max(tx.broadcastSeq(), delivery.seq));
    });
  }
};

/** A slice of a batch: so much text is read in one go and not more, because the windows wait meanwhile. */
const SLICE_BYTES = 96 * 1024;
const SLICE_MESSAGES = 200;

/** The batch in slices that each take a moment; a message with many thousand ids is one of its own. */
export const slicesOf = (batch: readonly Delivery[]): readonly (readonly Delivery[])[] => {
  const slices: Delivery[][] = [];
  let bytes = Infinity;
  for (const delivery of batch) {
    if (bytes + delivery.body.length > SLICE_BYTES || slices.at(-1)!.length >= SLICE_MESSAGES) {
      slices.push([]);
      bytes = 0;
    }
    slices.at(-1)!.push(delivery);
    bytes += delivery.body.length;
  }
  return slices;
};

/**
 * Applies a slice of the stream of broadcasts in one transaction; what does not parse goes to the quarantine without its text.
 * Throws StorageError, and then nothing of it is stored.
 */
export const applyBroadcasts = (context: Context, slice: readonly Delivery[]): void => {
  try {
    context.store.write((tx) => applyIn(context, tx, slice));
  } catch (error) {
    if (error instanceof StorageError) throw error;
    for (const delivery of slice) applyAlone(context, delivery);
  }
};
