import { StorageError, type Inbox } from '../ports';
import { applyCare, type AppliedCare } from './apply-care';
import { applyDirectory, partsOf, removeMissing } from './apply-directory';
import { applyEvents, type Applied } from './apply-events';
import type { Context } from './context';
import { applyBroadcasts, slicesOf } from './mobilise/apply';
import { noteRosterWhole } from './mobilise/roster-whole';
import { resume } from './resume';

const RETRY_MS = 2000;

export interface InboxListener {
  applied(applied: Applied): void;
  /** The same of the care stream. */
  appliedCare(applied: AppliedCare): void;
  /** True: the console closes; what the disk does not take now is delivered again at the next start. */
  closing(): boolean;
}

/**
 * Takes what the line delivers. While the disk is full a batch is kept waiting and tried again, which holds the line
 * back without losing anything.
 */
export const createInbox = (context: Context, listener: InboxListener): Inbox => {
  const persistently = async <T>(work: () => T): Promise<T> => {
    for (;;) {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof StorageError) || listener.closing()) throw error;
        context.report('inbox: a batch could not be stored', error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  };
  return {
    events: async (batch) => {
      const applied = await persistently(() => applyEvents(context, batch));
      if (batch.length > 0) context.changed$.next({ caseIds: applied.caseIds });
      listener.applied(applied);
    },
    care: async (batch) => {
      const applied = await persistently(() => applyCare(context, batch));
      if (batch.length > 0) context.changed$.next({ caseIds: [] });
      listener.appliedCare(applied);
    },
    broadcasts: async (batch) => {
      for (const slice of slicesOf(batch)) {
        await persistently(() => applyBroadcasts(context, slice));
        // A window's question is answered between two slices.
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (batch.length > 0) context.changed$.next({ caseIds: [] });
    },
    directory: async (batch, rev, bucket) => {
      const parts = partsOf(batch);
      const caseIds: string[] = [];
      for (const part of parts) {
        // Only with the last one all has been read: what breaks off before is delivered and stored once more.
        const at = part === parts.at(-1) ? { rev, bucket } : undefined;
        caseIds.push(...(await persistently(() => applyDirectory(context, part, at))));
        if (!at) await new Promise((resolve) => setImmediate(resolve));
      }
      context.changed$.next({ caseIds, directory: true });
    },
    directoryRead: () => persistently(() => noteRosterWhole(context)),
    present: async (kinds, entries) => {
      const caseIds = await persistently(() => removeMissing(context, kinds, entries));
      // Mostly nothing is: then no window need read the directory anew.
      if (caseIds) context.changed$.next({ caseIds, directory: true });
    },
    resume: (source) => persistently(() => resume(context, source)),
  };
};
