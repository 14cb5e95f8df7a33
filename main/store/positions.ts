import type { StoreReads, StoreWrites } from '../ports';
import { readCounter, setCounter } from './counters';
import type { Sql } from './sql';

/** How far this console has come: its own revisions, and the platform's positions it has applied. */
export const positionReads = (sql: Sql): Pick<StoreReads, 'rev' | 'directoryRev' | 'lastSeq' | 'platformDirectoryRev'> => ({
  rev: () => readCounter(sql, 'rev'),
  directoryRev: () => readCounter(sql, 'directoryRev'),
  lastSeq: () => readCounter(sql, 'lastSeq'),
  platformDirectoryRev: () => readCounter(sql, 'platformDirectoryRev'),
});

export const positionWrites = (sql: Sql): Pick<StoreWrites, 'setLastSeq'> => ({
  setLastSeq: (seq) => setCounter(sql, 'lastSeq', seq),
});
