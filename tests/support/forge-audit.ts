import { createHash } from 'node:crypto';
import { Anchor } from '../../main/store/anchor';
import { readCounter } from '../../main/store/counters';
import { Sql } from '../../main/store/sql';

/** What somebody with the key and a SQLite of their own can do to the audit in a closed file; its triggers are dropped first. */
export const tamperWith = (path: string, key: Uint8Array, work: (sql: Sql) => void): void => {
  const sql = new Sql(path, key);
  sql.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_no_replace');
  work(sql);
  sql.close();
};

/** Numbers, digests and head anew, so that the chain in itself is whole again. */
export const forgeChain = (sql: Sql): void => {
  let hash = '';
  let n = 0;
  for (const row of sql.all<{ n: number; doc: string }>('SELECT n, doc FROM audit ORDER BY n')) {
    n += 1;
    hash = createHash('sha256').update(`${hash}\n${n}\n${row.doc}`).digest('hex');
    sql.run('UPDATE audit SET n = ?, hash = ? WHERE n = ?', n, hash, row.n);
  }
  sql.run('UPDATE audit_head SET n = ?, hash = ?', n, hash);
};

/** The anchor beside the file too, signed with the console's own key. */
export const forgeAnchor = (path: string, key: Uint8Array): void => {
  const sql = new Sql(path, key);
  const last = sql.get<{ n: number; hash: string }>('SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1')!;
  const age = { n: last.n, hash: last.hash, rev: readCounter(sql, 'rev') };
  sql.close();
  new Anchor(path, key).write(age);
};
