import { isOpen } from '../../preload/contract';
import { isCalled } from '../domain';
import type { Context } from './context';
import { caseRow } from './rows';
import { inScope } from './scope';

/** News older than this was caught up on, and is not called out. */
const FRESH_MS = 5 * 60_000;

/**
 * Whether a case that has just come in is to be called out: urgent, fresh, open and inside the scope of a seat that may
 * be called. A department is called to its task instead, and not twice.
 */
export const isUrgentNews = (context: Context, caseId: string): boolean => {
  const record = context.store.read.case(caseId);
  const seat = context.getSeat();
  if (!record || !isOpen(record.index.state) || !isCalled(seat.role) || !inScope(record.index, seat)) return false;
  if (seat.role === 'department') return false;
  return context.clock.now() - record.index.reportedAt <= FRESH_MS && caseRow(context, record).priority === 'urgent';
};
