import * as v from 'valibot';
import { channels, ok, type Input, type Output, type Result } from '../../preload/contract';
import type { Context } from './context';
import { ownerOf } from './own';

const KIND = 'view';
/** All of a seat's views are one document: their order is part of them. */
const KEY = 'all';

/** The queue's saved views, in the encrypted cache: a search can name somebody. */
export const createReadViews =
  ({ store, getSeat }: Context) =>
  (): Result<Output<'views.read'>> => {
    const kept = store.read.ownDocuments(KIND, ownerOf(getSeat())).find(({ key }) => key === KEY);
    if (!kept) return ok(null);
    // One that another version wrote and this one cannot read is none.
    const read = v.safeParse(channels['views.read'].output, kept.value);
    return ok(read.success ? read.output : null);
  };

export const createWriteViews =
  ({ store, clock, getSeat }: Context) =>
  ({ views }: Input<'views.write'>): Result<undefined> => {
    store.write((tx) => tx.putOwnDocument(KIND, ownerOf(getSeat()), { key: KEY, at: clock.now(), value: views }));
    return ok(undefined);
  };
