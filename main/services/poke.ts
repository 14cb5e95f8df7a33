import type { PushValue } from '../../preload/contract';
import type { StoreReads } from '../ports';
import type { Changed } from './context';

/** A window has a few cases open; a poke for each event of a long catch-up need not name them all. */
const MOST_NAMED = 100;

/** What the windows are told after a commit. */
export const pokeOf = (read: Pick<StoreReads, 'rev' | 'directoryRev'>, { caseIds }: Changed): PushValue<'poke'> => ({
  rev: read.rev(),
  directoryRev: read.directoryRev(),
  ...(caseIds.length <= MOST_NAMED ? { caseIds: [...caseIds] } : {}),
});
