import { setImmediate as turn } from 'node:timers/promises';
import { StorageError } from '../ports';
import type { Context } from './context';

/** Digested in one transaction: some two milliseconds. */
const SLICE = 20;

/** Makes the digests of some cases that changed since they were made last; false: there is none. */
export const digestSome = ({ store }: Pick<Context, 'store'>): boolean =>
  !store.read.isDigested() && store.write((tx) => tx.digestCases(SLICE), 'later') > 0;

/** The digest that two consoles with the same history share; undefined: it would have to be written first, and nothing can be. */
export const readStateHash = async (context: Pick<Context, 'store'>, closing: () => boolean): Promise<string | undefined> => {
  try {
    while (!closing() && digestSome(context)) await turn();
    return closing() ? undefined : context.store.read.stateHash();
  } catch (error) {
    if (error instanceof StorageError && error.fault !== 'damaged') return undefined;
    throw error;
  }
};
