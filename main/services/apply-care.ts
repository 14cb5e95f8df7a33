import { readCare } from '../domain';
import { StorageError, type Delivery, type StoreWrites } from '../ports';
import { refoldCare } from './care-project';
import { clearTray } from './care-tray';
import type { Context } from './context';
import { quarantined } from './quarantine';

/** The last token of the subject; what has none that could be somebody's is nobody's. */
const personOf = (subject: string): string => subject.split('.').at(-1)!;

const setAside = (context: Context, tx: StoreWrites, delivery: Delivery, reason: string): void => {
  // The reason names a field; the text may be somebody's health, so it is not kept.
  const entry = { ...quarantined(context, { ...delivery, body: '' }, reason), bytes: Buffer.byteLength(delivery.body) };
  // What is read a second time, for another scope, was set aside the first time.
  if (!tx.isQuarantined(entry.seq, entry.subject)) tx.addQuarantine(entry);
  tx.passOverCare(personOf(delivery.subject), delivery.seq);
};

/** Whom a batch was about. */
export interface AppliedCare {
  readonly changed: readonly string[];
  readonly erased: readonly string[];
}

const applyIn = (context: Context, tx: StoreWrites, batch: readonly Delivery[]): AppliedCare => {
  const known = tx.careSeq();
  const changed = new Set<string>();
  const erased = new Set<string>();
  for (const delivery of batch) {
    if (delivery.seq <= known) continue;
    const read = readCare(delivery.subject, delivery.body);
    if (!read.ok) {
      setAside(context, tx, delivery, read.reason);
      continue;
    }
    const { envelope } = read;
    const { personId } = envelope;
    if (envelope.type === 'care.erased') {
      changed.delete(personId);
      erased.add(personId);
      clearTray(tx, personId);
      tx.erasePerson(personId, undefined);
      tx.passOverCare(personId, delivery.seq);
      tx.audit({ at: context.clock.now(), who: 'platform', role: 'platform', kind: 'people.erased', subject: personId, result: 'ok' });
    } else if (tx.appendCare(envelope, delivery.seq) !== 'known') changed.add(personId);
  }
  for (const personId of changed) refoldCare(context, tx, personId);
  tx.setCareSeq(Math.max(known, ...batch.map(({ seq }) => seq)));
  return { changed: [...changed], erased: [...erased] };
};

/** One message that brought the rules down: set aside, so that it does not hold up everything behind it. */
const applyAlone = (context: Context, delivery: Delivery): AppliedCare => {
  try {
    return context.store.write((tx) => applyIn(context, tx, [delivery]));
  } catch (error) {
    if (error instanceof StorageError) throw error;
    context.report(`message ${delivery.seq} about somebody in care could not be applied`, error);
    context.store.write((tx) => {
      setAside(context, tx, delivery, 'message: the console failed on it');
      tx.setCareSeq(Math.max(tx.careSeq(), delivery.seq));
    });
    return { changed: [], erased: [] };
  }
};

/**
 * Applies a batch of the care stream in one transaction; what does not parse goes to the quarantine without its text. Returns
 * whom it was about. Throws StorageError, and then nothing of the batch is stored.
 */
export const applyCare = (context: Context, batch: readonly Delivery[]): AppliedCare => {
  try {
    return context.store.write((tx) => applyIn(context, tx, batch));
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const each = batch.map((delivery) => applyAlone(context, delivery));
    return { changed: each.flatMap(({ changed }) => changed), erased: each.flatMap(({ erased }) => erased) };
  }
};
