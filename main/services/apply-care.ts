import { readCare } from '../domain';
import type { Delivery, StoreWrites } from '../ports';
import { refoldCare } from './care-project';
import type { Context } from './context';
import { quarantined } from './quarantine';

const applyIn = (context: Context, tx: StoreWrites, batch: readonly Delivery[]): readonly string[] => {
  const known = tx.careSeq();
  const changed = new Set<string>();
  for (const delivery of batch) {
    if (delivery.seq <= known) continue;
    const read = readCare(delivery.subject, delivery.body);
    const personId = read.ok ? read.envelope.personId : delivery.subject.split('.').at(-1)!;
    if (!read.ok) {
      // The reason names a field; the text may be somebody's health, so it is not kept.
      tx.addQuarantine(quarantined(context, { ...delivery, body: '' }, read.reason));
      tx.passOverCare(personId, delivery.seq);
    } else if (read.envelope.type === 'care.erased') {
      changed.delete(personId);
      tx.erasePerson(personId, undefined);
      tx.passOverCare(personId, delivery.seq);
      tx.audit({ at: context.clock.now(), who: 'platform', role: 'platform', kind: 'people.erased', subject: personId, result: 'ok' });
    } else if (tx.appendCare(read.envelope, delivery.seq) !== 'known') changed.add(personId);
  }
  for (const personId of changed) refoldCare(context, tx, personId);
  tx.setCareSeq(Math.max(known, ...batch.map(({ seq }) => seq)));
  return [...changed];
};

/**
 * Applies a batch of the care stream in one transaction; what does not parse goes to the quarantine without its text. Returns
 * whom it was about. Throws StorageError, and then nothing of the batch is stored.
 */
export const applyCare = (context: Context, batch: readonly Delivery[]): readonly string[] =>
  context.store.write((tx) => applyIn(context, tx, batch));
