import { ok, type Output, type Result } from '../../preload/contract';
import { StorageError, type QuarantineEntry, type StoreWrites } from '../ports';
import { applyEntries } from './apply-directory';
import { takeAll, type Applied } from './apply-events';
import type { Context } from './context';
import { isReadable } from './quarantine';

/** What became of some messages. */
interface Outcome extends Applied {
  readonly read: number;
  readonly directory: boolean;
}

const NOTHING: Outcome = { caseIds: [], newCases: [], urgent: [], read: 0, directory: false };

const sum = (a: Outcome, b: Outcome): Outcome => ({
  caseIds: [...a.caseIds, ...b.caseIds],
  newCases: [...a.newCases, ...b.newCases],
  urgent: [...a.urgent, ...b.urgent],
  read: a.read + b.read,
  directory: a.directory || b.directory,
});

/** An entry of the directory: the latest of its key, else it would not be here any more. */
const readEntryAgain = (context: Context, tx: StoreWrites, { subject, body }: QuarantineEntry): Outcome => {
  const [, kind, key] = /^(area|grid|department|member|person)\.(.+)$/.exec(subject) ?? [];
  if (kind === undefined || key === undefined) return NOTHING;
  const { entries, caseIds } = applyEntries(context, tx, [{ kind: kind as 'area', key, value: JSON.parse(body) }]);
  return { caseIds, newCases: [], urgent: [], read: entries, directory: entries > 0 };
};

const readMessageAgain = (context: Context, tx: StoreWrites, entry: QuarantineEntry): Outcome => {
  const { left, ...applied } = takeAll(context, tx, [entry]);
  if (left > 0) return NOTHING;
  tx.removeQuarantine(entry.id);
  return { ...applied, read: 1, directory: false };
};

/** Each in a transaction of its own: one that brings the rules down again stays where it is and holds up no other. */
const readAgain = (context: Context, entry: QuarantineEntry): Outcome => {
  try {
    return context.store.write((tx) => (entry.seq === 0 ? readEntryAgain : readMessageAgain)(context, tx, entry));
  } catch (error) {
    context.names.forget();
    if (error instanceof StorageError) throw error;
    context.report(`message ${entry.seq} could not be applied again`, error);
    return NOTHING;
  }
};

/**
 * Reads what was set aside once more: after an upgrade, say, that knows a later version of the protocol. What can be read
 * now goes to its own place in its case's history, as if it had been read when it came; the rest stays.
 * @param applied told of what changed
 */
export const createRetryQuarantine =
  (context: Context, applied: (outcome: Outcome) => void) =>
  ({ id }: { readonly id?: number | undefined }): Result<Output<'diagnostics.retry'>> => {
    const { store, clock, getSeat } = context;
    const entries = store.read
      .quarantine(Number.MAX_SAFE_INTEGER)
      .filter((entry) => isReadable(entry) && (id === undefined || entry.id === id))
      .toSorted((a, b) => a.seq - b.seq);
    const outcome = entries.reduce((so, entry) => sum(so, readAgain(context, entry)), NOTHING);
    const { operatorId, role, area } = getSeat();
    const result = { read: outcome.read, left: entries.length - outcome.read };
    store.write((tx) =>
      tx.audit({ at: clock.now(), who: operatorId, role, kind: 'quarantine.retry', subject: area, result: 'ok', details: result }),
    );
    if (outcome.read > 0) applied(outcome);
    return ok(result);
  };
