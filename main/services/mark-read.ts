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
      // Waits for no disk: what a power cut takes of it is shown as unread once more.
      context.store.write((tx) => tx.putCase({ ...record, unread: false, alert: undefined }), 'later');
      context.changed$.next({ caseIds: [caseId] });
    }
    return ok(undefined);
  };
