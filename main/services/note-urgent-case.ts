import type { CaseRecord, StoreWrites } from '../ports';
import type { Context } from './context';

/** Writes down, in the transaction that stores the case, that it is to be called out. False: it was before. */
export const noteUrgentCase = (context: Context, tx: StoreWrites, record: Pick<CaseRecord, 'id' | 'index'>): boolean => {
  if (tx.notices(record.id).some(({ kind }) => kind === 'urgent')) return false;
  const notice = { key: 'urgent', kind: 'urgent', at: record.index.reportedAt, givenAt: context.clock.now(), announced: false } as const;
  tx.addNotices(record.id, record.index.limits, [notice]);
  return true;
};
