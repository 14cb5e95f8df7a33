import type { Store, StoreWrites } from '../../main/ports';

/** The real store, of which some writes do otherwise: a disk that is full for the audit, say, or a rule that fails. */
export const writingOtherwise =
  (otherwise: (tx: StoreWrites) => Partial<StoreWrites>) =>
  (store: Store): Store => ({
    ...store,
    write: (work, reach) => store.write((tx) => work({ ...tx, ...otherwise(tx) }), reach),
  });
