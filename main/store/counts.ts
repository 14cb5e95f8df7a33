import { CASE_STATES, TASK_STATES } from '../../preload/contract';
import type { StoreReads } from '../ports';
import { addToCounter, readCounter } from './counters';
import { quarantinedCount } from './quarantine';
import type { Sql } from './sql';

export const caseCount = (state: string): string => `case:${state}`;
export const taskCount = (state: string): string => `task:${state}`;
export const EVENT_COUNT = 'events';

/** One less of each name in `from`, one more of each in `to`. */
export const moveCounts = (sql: Sql, from: readonly string[], to: readonly string[]): void => {
  const changes = new Map<string, number>();
  for (const name of from) changes.set(name, (changes.get(name) ?? 0) - 1);
  for (const name of to) changes.set(name, (changes.get(name) ?? 0) + 1);
  for (const [name, by] of changes) if (by !== 0) addToCounter(sql, name, by);
};

/** Large tables are counted as they change; the small ones are counted when asked. */
export const countReads = (sql: Sql): Pick<StoreReads, 'counts' | 'pendingCount'> => {
  const pendingCount = () =>
    rows(sql, 'events INDEXED BY events_pending WHERE seq IS NULL') +
    rows(sql, 'care_events INDEXED BY care_events_unsent WHERE seq IS NULL AND refused IS NULL') +
    rows(sql, 'broadcast_events INDEXED BY broadcast_events_unsent WHERE seq IS NULL AND refused IS NULL');
  return {
    pendingCount,
    counts: () => ({
      cases: byName(CASE_STATES, (state) => readCounter(sql, caseCount(state))),
      tasks: byName(TASK_STATES, (state) => readCounter(sql, taskCount(state))),
      events: readCounter(sql, EVENT_COUNT),
      quarantined: quarantinedCount(sql),
      pending: pendingCount(),
      attention: rows(sql, 'attention'),
    }),
  };
};

const rows = (sql: Sql, from: string): number => sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`)?.n ?? 0;

const byName = <K extends string>(names: readonly K[], value: (name: K) => number): Record<K, number> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, number>;
