import type { Sql } from './sql';

/** Named whole numbers of the store: revisions, stream positions and counts kept up to date as rows change. */
export const readCounter = (sql: Sql, name: string): number =>
  sql.get<{ value: number }>('SELECT value FROM counters WHERE name = ?', name)?.value ?? 0;

export const setCounter = (sql: Sql, name: string, value: number): void => {
  sql.run('INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);
};

/** Sets it, unless it is higher already. */
export const raiseCounter = (sql: Sql, name: string, value: number): void => {
  sql.run(
    'INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
    name,
    value,
  );
};

export const addToCounter = (sql: Sql, name: string, by: number): void => {
  sql.run('INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value', name, by);
};

/** The next revision; every changed row that a window can see gets one of its own. */
export const nextRev = (sql: Sql): number => {
  const rev = readCounter(sql, 'rev') + 1;
  setCounter(sql, 'rev', rev);
  return rev;
};
