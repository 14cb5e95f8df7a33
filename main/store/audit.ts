import { createHash, randomUUID } from 'node:crypto';
import { canonical } from '../domain';
import type { AuditEnd } from '../../preload/contract';
import type { AuditEntry, StoreReads, StoreWrites } from '../ports';
import type { Sql } from './sql';

interface AuditRow extends Record<string, unknown> {
  readonly n: number;
  readonly doc: string;
  readonly hash: string;
}
interface Head extends Record<string, unknown> {
  readonly n: number;
  readonly hash: string;
}

/** SHA-256 (hex) of the previous record's digest, this record's number and its canonical JSON, a line each. */
const link = (previous: string, n: number, doc: string): string => createHash('sha256').update(`${previous}\n${n}\n${doc}`).digest('hex');
const headOf = (sql: Sql): Head => sql.get<Head>('SELECT n, hash FROM audit_head') ?? { n: 0, hash: '' };

/** The last record's number and digest: all of the chain in one line. */
export const auditHead = (sql: Sql): { readonly n: number; readonly hash: string } => {
  const { n, hash } = headOf(sql);
  return { n, hash };
};

export const auditHashOf = (sql: Sql, n: number): string | undefined =>
  sql.get<{ hash: string }>('SELECT hash FROM audit WHERE n = ?', n)?.hash;

interface EndRow extends Record<string, unknown> {
  readonly chain: string;
  readonly console: string;
  readonly n: number;
  readonly hash: string;
}

/** What the platform was told of this very chain has to be in it still. @returns as `verifyAudit` */
const fitsTold = (sql: Sql): number | null => {
  const chain = auditHashOf(sql, 1);
  const told = chain === undefined ? undefined : sql.get<EndRow>('SELECT chain, console, n, hash FROM audit_ends WHERE chain = ?', chain);
  if (!told || auditHashOf(sql, told.n) === told.hash) return null;
  const { n } = headOf(sql);
  return n < told.n ? n + 1 : told.n;
};

type Reads = Pick<StoreReads, 'verifyAudit' | 'auditLength' | 'auditBefore' | 'auditFrom' | 'auditEnd' | 'auditEnds'>;

/** @param consoleId names this console to others: see AuditEnd */
export const auditReads = (sql: Sql, consoleId: string): Reads => ({
  auditEnd: () => {
    const { n, hash } = headOf(sql);
    const chain = auditHashOf(sql, 1);
    return n === 0 || chain === undefined ? undefined : { console: consoleId, chain, n, hash };
  },
  auditEnds: () =>
    sql.all<EndRow>('SELECT chain, console, n, hash FROM audit_ends ORDER BY console, chain').map((row): AuditEnd => ({ ...row })),
  auditBefore: (n, limit) =>
    sql.all<AuditRow>('SELECT n, doc, hash FROM audit WHERE n < ? ORDER BY n DESC LIMIT ?', n, limit).map((row) => {
      // The id of the chain is the first record's, and nobody's to read.
      const { chain: _, ...entry } = JSON.parse(row.doc) as AuditEntry & { readonly chain?: string };
      return { ...entry, n: row.n };
    }),
  auditFrom: (n, limit) => sql.all<AuditRow>('SELECT n, doc, hash FROM audit WHERE n >= ? ORDER BY n LIMIT ?', n, limit),
  auditLength: () => headOf(sql).n,
  verifyAudit: () => {
    const head = headOf(sql);
    let n = 0;
    let hash = '';
    for (;;) {
      const rows = sql.all<AuditRow>('SELECT n, doc, hash FROM audit WHERE n > ? ORDER BY n LIMIT 1000', n);
      if (rows.length === 0) break;
      for (const row of rows) {
        // A gap: the record that should stand here is missing.
        if (row.n !== n + 1) return n + 1;
        if (row.hash !== link(hash, row.n, row.doc)) return row.n;
        ({ n, hash } = row);
      }
    }
    if (n < head.n) return n + 1;
    return n === head.n && hash === head.hash ? fitsTold(sql) : n;
  },
});

export const auditWrites = (sql: Sql): Pick<StoreWrites, 'audit' | 'seeAuditEnd'> => ({
  seeAuditEnd: (end) => {
    sql.run(
      `INSERT INTO audit_ends (chain, console, n, hash) VALUES (?, ?, ?, ?)
       ON CONFLICT (chain) DO UPDATE SET n = excluded.n, hash = excluded.hash WHERE excluded.n > audit_ends.n`,
      end.chain,
      end.console,
      end.n,
      end.hash,
    );
  },
  audit: (entry) => {
    const head = headOf(sql);
    const n = head.n + 1;
    // A chain is told from others by its first record: consoles begun in the same millisecond must not share one.
    const own = n === 1 ? { ...entry, chain: randomUUID() } : entry;
    // Through JSON first, so that what is absent and what is undefined are the same.
    const doc = canonical(JSON.parse(JSON.stringify(own)));
    const hash = link(head.hash, n, doc);
    sql.run('INSERT INTO audit (n, doc, hash) VALUES (?, ?, ?)', n, doc, hash);
    sql.run('UPDATE audit_head SET n = ?, hash = ?', n, hash);
  },
});
