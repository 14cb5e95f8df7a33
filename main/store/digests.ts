import { createHash } from 'node:crypto';
import { canonical, type CaseState } from '../domain';
import { StorageError, type StoreReads, type StoreWrites } from '../ports';
import type { CaseRows } from './case-rows';
import { readCounter, setCounter } from './counters';
import type { Sql } from './sql';

/** Cases up to this revision have their digest. */
const DIGESTED = 'digestedRev';
/** Cases digested in one transaction where somebody asks before they are. */
const PAGE = 500;

/** Two consoles with the same history have the same digest of a case: SHA-256 of its state in canonical JSON. */
const digestOf = (state: CaseState): string => createHash('sha256').update(canonical(state)).digest('hex');

/**
 * Digests are made after the cases, by whoever has time: made with each event they would cost a sixth of all it takes to
 * catch up, and are asked for where two consoles are compared.
 * @returns how many cases were digested: fewer than `limit` when none is left
 */
const digestCases = (sql: Sql, cases: CaseRows, limit: number): number => {
  const changed = cases.select('cases c WHERE c.rev > ? ORDER BY c.rev LIMIT ?', readCounter(sql, DIGESTED), limit);
  for (const { id, state } of changed)
    sql.run(
      `INSERT INTO case_digests (id, digest) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET digest = excluded.digest WHERE digest IS NOT excluded.digest`,
      id,
      digestOf(state),
    );
  const last = changed.at(-1);
  if (last) setCounter(sql, DIGESTED, last.rev);
  return changed.length;
};

export const digestReads = (sql: Sql, cases: CaseRows): Pick<StoreReads, 'stateHash' | 'isDigested'> => {
  const isDigested = () => sql.get('SELECT 1 FROM cases WHERE rev > ? LIMIT 1', readCounter(sql, DIGESTED)) === undefined;
  const digestPage = () => digestCases(sql, cases, PAGE);
  return {
    isDigested,
    stateHash: () => {
      // A write within a write is none.
      if (!isDigested()) while ((sql.current ? digestPage() : sql.transaction(digestPage)) === PAGE);
      return stateHash(sql);
    },
  };
};

export const digestWrites = (sql: Sql, cases: CaseRows): Pick<StoreWrites, 'digestCases'> => ({
  digestCases: (limit) => digestCases(sql, cases, limit),
});

interface DigestPage extends Record<string, unknown> {
  readonly text: string | null;
  readonly last: string | null;
}

/** A row that is none of ours: the table has no checksum, and a digest that was damaged is no digest any more. */
const LINES = /^([0-9a-f-]{36}:[0-9a-f]{64}\n)+$/;

/**
 * SHA-256 over `<id>:<digest>` of all cases in order of id.
 * @throws StorageError 'damaged'
 */
const stateHash = (sql: Sql): string => {
  const hash = createHash('sha256');
  let after = '';
  for (;;) {
    const page = sql.get<DigestPage>(
      `SELECT CAST(group_concat(id || ':' || digest, char(10) ORDER BY id) AS BLOB) AS text, max(id) AS last
       FROM (SELECT id, digest FROM case_digests WHERE id > ? ORDER BY id LIMIT 10000)`,
      after,
    );
    if (typeof page?.text !== 'string' || typeof page.last !== 'string') return hash.digest('hex');
    const lines = `${page.text}\n`;
    if (!LINES.test(lines)) throw new StorageError('damaged', 'the digests of the cases are not as they were written');
    hash.update(lines);
    after = page.last;
  }
};
