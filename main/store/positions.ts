import type { StoreReads, StoreWrites } from '../ports';
import { addToCounter, raiseCounter, readCounter, setCounter } from './counters';
import type { Sql } from './sql';

/** Counters of what was applied of each bucket begin so. */
export const BUCKET = 'bucket:';

const RETIMED = 'retimed';

const passedOver = (subject: string): string => `passedOver:${subject}`;

/** How far this console has come: its own revisions, and the platform's positions it has applied. */
export const positionReads = (
  sql: Sql,
): Pick<
  StoreReads,
  'rev' | 'directoryRev' | 'createdAt' | 'projection' | 'lastSeq' | 'platformDirectoryRev' | 'bucketRev' | 'passedOverSeq' | 'retimed'
> => ({
  rev: () => readCounter(sql, 'rev'),
  directoryRev: () => readCounter(sql, 'directoryRev'),
  createdAt: () => readCounter(sql, 'createdAt'),
  projection: () => readCounter(sql, 'projection'),
  lastSeq: () => readCounter(sql, 'lastSeq'),
  platformDirectoryRev: () => readCounter(sql, 'platformDirectoryRev'),
  bucketRev: (bucket) => readCounter(sql, BUCKET + bucket),
  retimed: () => readCounter(sql, RETIMED),
  passedOverSeq: (subject) => readCounter(sql, passedOver(subject)),
});

export const positionWrites = (sql: Sql): Pick<StoreWrites, 'setProjection' | 'setLastSeq' | 'passOver' | 'countRetimed'> => ({
  setProjection: (version) => setCounter(sql, 'projection', version),
  setLastSeq: (seq) => setCounter(sql, 'lastSeq', seq),
  countRetimed: () => addToCounter(sql, RETIMED, 1),
  passOver: (subject, seq) => raiseCounter(sql, passedOver(subject), seq),
});
