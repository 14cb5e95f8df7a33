import { upgraded } from '../domain';
import type { Context } from './context';
import { foldStored, recordOf } from './project';

/** Raised with every change of what a projection holds; a cache of an older one is projected anew from its events. */
const PROJECTION = 3;
/** Cases in one transaction. */
const PAGE = 200;

/**
 * Brings the projections of an older version up to date: the events say it all, so a case is what it would be had this
 * version read them. Once, before anything is answered; some milliseconds a case. Throws StorageError.
 */
export const reproject = (context: Context): void => {
  const { store } = context;
  if (store.read.projection() === PROJECTION) return;
  const last = store.read.rev();
  for (let at = 0; ;) {
    const page = store.read.casesSince(at, PAGE).filter(({ rev }) => rev <= last);
    if (page.length === 0) break;
    at = page.at(-1)!.rev;
    store.write((tx) => {
      for (const record of page) {
        // A report that the platform never took has no events left.
        const state = foldStored(tx.events(record.id)) ?? upgraded(record.state);
        tx.putCase(recordOf(context, state, record));
      }
    });
  }
  store.write((tx) => tx.setProjection(PROJECTION));
};
