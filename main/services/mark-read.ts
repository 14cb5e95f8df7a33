import { fail, ok, type Result } from '../../preload/contract';
import type { Context } from './context';
import { inScope } from './scope';

/** Somebody at this seat has opened the case. */
export const createMarkRead =
  (context: Context) =>
  ({ caseId }: { readonly caseId: string }): Result<undefined> => {
    const record = context.store.read.case(caseId);
    if (!record || !inScope(record.index, context.getSeat())) return fail('not-found', 'no case has this id', { caseId });
    if (record.unread || record.alert) {
      context.store.write((tx) => tx.putCase({ ...record, unread: false, alert: undefined }));
      context.changed$.next({ caseIds: [caseId] });
    }
    return ok(undefined);
  };
