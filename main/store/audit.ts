import { createHash } from 'node:crypto';
import { canonical } from '../domain';
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

export const auditReads = (sql: Sql): Pick<StoreReads, 'verifyAudit' | 'auditLength' | 'auditBefore' | 'auditFrom'> => ({
  auditBefore: (n, limit) =>
    sql
      .all<AuditRow>('SELECT n, doc, hash FROM audit WHERE n < ? ORDER BY n DESC LIMIT ?', n, limit)
      .map((row) => ({ ...(JSON.parse(row.doc) as AuditEntry), n: row.n })),
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
    return n === head.n && hash === head.hash ? null : n;
  },
});

export const auditWrites = (sql: Sql): Pick<StoreWrites, 'audit'> => ({
  audit: (entry) => {
    const head = headOf(sql);
    const n = head.n + 1;
    // Through JSON first, so that what is absent and what is undefined are the same.
    const doc = canonical(JSON.parse(JSON.stringify(entry)));
    const hash = link(head.hash, n, doc);
    sql.run('INSERT INTO audit (n, doc, hash) VALUES (?, ?, ?)', n, doc, hash);
    sql.run('UPDATE audit_head SET n = ?, hash = ?', n, hash);
  },
});
