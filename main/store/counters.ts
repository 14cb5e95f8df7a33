import type { Sql, Transaction } from './sql';

interface Kept {
  value: number;
  changed: boolean;
}

/** Counters as a transaction sees them: read once, written once, before its commit. A batch counts each of them hundreds of times. */
const ofTransaction = new WeakMap<Transaction, Map<string, Kept>>();

const SET = 'INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

const keptIn = (sql: Sql, transaction: Transaction): Map<string, Kept> => {
  const known = ofTransaction.get(transaction);
  if (known) return known;
  const kept = new Map<string, Kept>();
  ofTransaction.set(transaction, kept);
  transaction.atEnd.push(() => {
    for (const [name, { value, changed }] of kept) if (changed) sql.run(SET, name, value);
  });
  return kept;
};

const load = (sql: Sql, name: string): number | undefined =>
  sql.get<{ value: number }>('SELECT value FROM counters WHERE name = ?', name)?.value;

const keptOf = (sql: Sql, transaction: Transaction, name: string): Kept => {
  const kept = keptIn(sql, transaction);
  let counter = kept.get(name);
  if (!counter) kept.set(name, (counter = { value: load(sql, name) ?? 0, changed: false }));
  return counter;
};

/** Named whole numbers of the store: revisions, stream positions and counts kept up to date as rows change. */
export const readCounter = (sql: Sql, name: string): number =>
  sql.current ? keptOf(sql, sql.current, name).value : (load(sql, name) ?? 0);

export const setCounter = (sql: Sql, name: string, value: number): void => {
  if (!sql.current) return void sql.run(SET, name, value);
  const counter = keptOf(sql, sql.current, name);
  counter.value = value;
  counter.changed = true;
};

/** Sets it, unless it is higher already. */
export const raiseCounter = (sql: Sql, name: string, value: number): void => setCounter(sql, name, Math.max(readCounter(sql, name), value));

export const addToCounter = (sql: Sql, name: string, by: number): void => setCounter(sql, name, readCounter(sql, name) + by);

/** All whose names begin so are 0 again. */
export const resetCounters = (sql: Sql, prefix: string): void => {
  sql.run('DELETE FROM counters WHERE substr(name, 1, ?) = ?', Buffer.byteLength(prefix), prefix);
  const kept = sql.current && keptIn(sql, sql.current);
  for (const name of kept?.keys() ?? []) if (name.startsWith(prefix)) kept?.delete(name);
};

/** The next revision; every changed row that a window can see gets one of its own. */
export const nextRev = (sql: Sql): number => {
  const rev = readCounter(sql, 'rev') + 1;
  setCounter(sql, 'rev', rev);
  return rev;
};
