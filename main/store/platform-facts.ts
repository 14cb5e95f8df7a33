import type { StoreReads, StoreWrites } from '../ports';
import { readCounter, resetCounters, setCounter } from './counters';
import { forgetDirectory } from './directory-writes';
import { BUCKET } from './positions';
import type { EntryCache } from './directory-reads';
import type { Sql } from './sql';

interface Row extends Record<string, unknown> {
  readonly identity: string;
  readonly scope: string;
  readonly begun: number;
}

const ROSTER_WHOLE = 'rosterWhole';

/** Whose events this cache holds, and of which part of the platform. */
export const platformReads = (sql: Sql): Pick<StoreReads, 'platform' | 'rosterWhole'> => ({
  rosterWhole: () => readCounter(sql, ROSTER_WHOLE) === 1,
  platform: () => {
    const row = sql.get<Row>('SELECT identity, scope, begun FROM platform');
    return row && { identity: row.identity, scope: row.scope, begun: row.begun };
  },
});

export const platformWrites = (sql: Sql, cache: EntryCache): Pick<StoreWrites, 'beginPlatform' | 'setRosterWhole'> => ({
  setRosterWhole: () => setCounter(sql, ROSTER_WHOLE, 1),
  beginPlatform: ({ identity, scope, begun }) => {
    const before = sql.get<Row>('SELECT identity, scope, begun FROM platform');
    sql.run('INSERT OR REPLACE INTO platform (one, identity, scope, begun) VALUES (1, ?, ?, ?)', identity, scope, begun);
    if (before === undefined || before.scope === scope) return;
    // How far another part was read says nothing about this one; who and what there is in it comes anew.
    setCounter(sql, 'lastSeq', 0);
    setCounter(sql, 'careSeq', 0);
    setCounter(sql, 'broadcastSeq', 0);
    setCounter(sql, ROSTER_WHOLE, 0);
    resetCounters(sql, BUCKET);
    forgetDirectory(sql, cache);
  },
});
