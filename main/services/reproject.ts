import { upgraded } from '../domain';
import type { Context } from './context';
import type { StoredEvent, StoreWrites } from '../ports';
import { setLateMergeAside } from './late-merges';
import { foldStored, parsed, recordOf } from './project';

/** Raised with every change of what a projection holds; a cache of an older one is projected anew from its events. */
const PROJECTION = 5;
/** Cases in one transaction. */
const PAGE = 200;

type Confirmed = StoredEvent & { readonly seq: number };

const isMerge = (event: StoredEvent): event is Confirmed => event.seq !== null && event.envelope.type === 'case.merged';

/** What came too late is told from where each stands in the stream, so they are gone through in its order. */
const setLateMergesAside = (context: Context, tx: StoreWrites, merges: readonly Confirmed[]): void => {
  for (const { seq, envelope } of merges.toSorted((a, b) => a.seq - b.seq)) {
    const isNew = parsed([envelope]).some((event) => setLateMergeAside(tx, seq, envelope, event));
    const record = isNew ? tx.case(envelope.caseId) : undefined;
    const state = record && foldStored(tx.events(record.id));
    if (record && state) tx.putCase(recordOf(context, state, record));
  }
};

/**
 * Brings the projections of an older version up to date: the events say it all, so a case is what it would be had this
 * version read them. Once, before anything is answered; some milliseconds a case. Throws StorageError.
 */
export const reproject = (context: Context): void => {
  const { store } = context;
  if (store.read.projection() === PROJECTION) return;
  const last = store.read.rev();
  const merges: Confirmed[] = [];
  for (let at = 0; ;) {
    const page = store.read.casesSince(at, PAGE).filter(({ rev }) => rev <= last);
    if (page.length === 0) break;
    at = page.at(-1)!.rev;
    store.write((tx) => {
      for (const record of page) {
        // A report that the platform never took has no events left.
        const events = tx.events(record.id);
        merges.push(...events.filter(isMerge));
        const state = foldStored(events) ?? upgraded(record.state);
        tx.putCase(recordOf(context, state, record));
      }
    });
  }
  store.write((tx) => {
    setLateMergesAside(context, tx, merges);
    tx.setProjection(PROJECTION);
  });
};
