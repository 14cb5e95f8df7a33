import { isOpen } from '../../preload/contract';
import { isCalled, priorityOf } from '../domain';
import type { CaseRecord, StoreWrites } from '../ports';
import type { Context } from './context';
import { noteUrgentCase } from './note-urgent-case';
import { inScope } from './scope';

/** News older than this was caught up on, and is not called out. */
const FRESH_MS = 5 * 60_000;
/** More than this a console that was killed has never left untold. */
const MOST = 50;

/** An urgent case of the scope of a seat that may be called. A department is called to its task instead, and not twice. */
const isUrgentHere = (context: Context, record: CaseRecord): boolean => {
  const seat = context.getSeat();
  if (!isOpen(record.index.state) || !isCalled(seat.role) || !inScope(record.index, seat)) return false;
  return seat.role !== 'department' && priorityOf(record.state) === 'urgent';
};

/**
 * Writes down, in the transaction that brings them in, which of these new cases are to be called out: urgent, fresh, open and
 * inside the scope of the seat. So a console that is killed before it has called knows at its next start what nobody heard.
 */
export const noteUrgent = (context: Context, tx: StoreWrites, newCases: readonly string[]): readonly string[] =>
  newCases.filter((caseId) => {
    const record = tx.case(caseId);
    if (!record || context.clock.now() - record.index.reportedAt > FRESH_MS || !isUrgentHere(context, record)) return false;
    return noteUrgentCase(context, tx, record);
  });

/** Cases that were to be called out when the console was killed, and still are urgent and open. */
export const untoldUrgent = (context: Context): readonly string[] =>
  context.store.read
    .unannounced(MOST)
    .filter(({ id }) => context.store.read.notices(id).some(({ kind, announced }) => kind === 'urgent' && !announced))
    .filter((record) => isUrgentHere(context, record))
    .map(({ id }) => id);

/** Written after they were heard, and waits for no disk: whoever is killed in between is told twice rather than never. */
export const markUrgentTold = ({ store }: Context, caseIds: Iterable<string>): void =>
  store.write((tx) => {
    for (const caseId of caseIds) tx.markAnnounced(caseId, ['urgent']);
  }, 'later');
