import type { Envelope } from '../../../preload/contract';
import type { OutboxEntry, OwnDocument, StoreReads, StoreWrites } from '../../ports';
import type { Context } from '../context';
import { giveDraftBack } from '../drafts';
import { keptName } from '../kept-command';
import { mediaOf } from '../media/named';
import { touchMergeTarget } from '../merged';
import { foldStored, isPending, recordOf } from '../project';
import { kinOf } from './held';

/**
 * What goes back together with an entry: whatever was given after it on the same case was decided on what it made of the
 * case, and its copies on other cases say what it says. Oldest first.
 */
export const togetherWith = (read: StoreReads, first: OutboxEntry): readonly OutboxEntry[] => {
  const found = new Map<number, OutboxEntry>();
  const follow = (entry: OutboxEntry): void => {
    if (found.has(entry.id)) return;
    found.set(entry.id, entry);
    for (const later of read.outboxOfCase(entry.caseId)) if (later.id > entry.id) follow(later);
    for (const kin of kinOf(read, entry)) follow(kin);
  };
  follow(first);
  return [...found.values()].toSorted((a, b) => a.id - b.id);
};

const photosOf = (envelopes: readonly Envelope[]): ReadonlySet<string> => new Set(envelopes.flatMap(mediaOf));

/** Photos that only the events taken back had named. */
const letGo = (tx: StoreWrites, gone: readonly Envelope[], left: readonly Envelope[]): void => {
  const stay = photosOf(left);
  tx.looseMedia([...photosOf(gone)].filter((id) => !stay.has(id)));
};

/** One case as it was before the first of these entries, all of them its last. */
const restoreCase = (context: Context, tx: StoreWrites, caseId: string, entries: readonly OutboxEntry[]): void => {
  const record = tx.case(caseId);
  const ids = new Set(entries.flatMap(({ eventIds }) => eventIds));
  const gone = tx.events(caseId).filter((event) => isPending(event) && ids.has(event.envelope.id));
  tx.removePending(gone.map(({ envelope }) => envelope.id));
  const left = tx.events(caseId);
  letGo(
    tx,
    gone.map(({ envelope }) => envelope),
    left.map(({ envelope }) => envelope),
  );
  const state = foldStored(left);
  if (!record || !state) throw new Error('a command was to be taken back and would leave no case');
  const { before, createdAt } = entries[0]!;
  const pending = left.filter(isPending).length;
  const restored = recordOf(context, state, { ...record, unread: record.unread || before?.unread === true, pending });
  const told = tx.dropNotices(caseId, createdAt, restored.index.limits);
  const alert = told ? before?.alert : (record.alert ?? before?.alert);
  tx.putCase({ ...restored, alert: restored.index.open ? alert : undefined });
  touchMergeTarget(tx, record.state, state);
};

/** A draft that a form has got back. */
export interface DraftBack {
  readonly commandId: string;
  readonly document: OwnDocument;
}

/** What the entry had taken away beside its case. */
const restoreBeside = (tx: StoreWrites, { commandId, before }: OutboxEntry): readonly DraftBack[] => {
  if (before?.attention) tx.addAttention(before.attention.row, before.attention.command, before.attention.seat);
  return before?.draft && giveDraftBack(tx, before.draft.owner, before.draft.document)
    ? [{ commandId, document: before.draft.document }]
    : [];
};

/**
 * Makes it as if these had never been given: events, projections, counts, words for search, learning, notices, photos,
 * drafts and the tray. What stays is the audit, which says both, and the remembered answer, so that the command asked
 * again does nothing. Part of the caller's transaction.
 * @returns the drafts that are back
 */
export const restore = (context: Context, tx: StoreWrites, entries: readonly OutboxEntry[]): readonly DraftBack[] => {
  for (const caseId of new Set(entries.map((entry) => entry.caseId))) {
    const own = entries.filter((entry) => entry.caseId === caseId);
    for (const { id, commandId } of own) {
      tx.dequeue(id);
      tx.dropRoutingChoice(commandId);
    }
    restoreCase(context, tx, caseId, own);
  }
  const { operatorId, role } = context.getSeat();
  for (const entry of entries) {
    tx.audit({
      at: context.clock.now(),
      who: operatorId,
      role,
      kind: 'case.takeBack',
      subject: entry.caseId,
      result: 'ok',
      details: { command: keptName(entry.command) },
    });
  }
  return entries.flatMap((entry) => restoreBeside(tx, entry));
};
