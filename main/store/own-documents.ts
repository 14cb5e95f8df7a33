import type { OwnDocument, StoreReads, StoreWrites } from '../ports';
import { seal, unseal, type Sealed } from './document';
import type { KeptTwice } from './kept-twice';
import type { Sql } from './sql';

type DocumentRow = Sealed & Record<string, unknown> & { readonly key: string; readonly at: number };

const opened = (kind: string, row: DocumentRow): OwnDocument => ({
  key: row.key,
  at: row.at,
  value: unseal<unknown>(row, `${kind} ${row.key}`, row.key),
});

/** What a seat keeps for itself, by kind, seat and name. */
export const ownReads = (sql: Sql): Pick<StoreReads, 'ownDocuments' | 'ownDocument'> => ({
  ownDocuments: (kind, owner) =>
    sql
      .all<DocumentRow>('SELECT key, at, doc, crc FROM own_documents WHERE kind = ? AND owner = ? ORDER BY at, key', kind, owner)
      .map((row) => opened(kind, row)),
  ownDocument: (kind, owner, key) => {
    const row = sql.get<DocumentRow>(
      'SELECT key, at, doc, crc FROM own_documents WHERE kind = ? AND owner = ? AND key = ?',
      kind,
      owner,
      key,
    );
    return row && opened(kind, row);
  },
});

type Writes = Pick<StoreWrites, 'putOwnDocument' | 'dropOwnDocument' | 'dropOwnDocumentsBefore'>;

/** `twice`: is told of each, for the kinds of which the second file holds a copy. */
export const ownWrites = (sql: Sql, twice: KeptTwice): Writes => ({
  putOwnDocument: (kind, owner, { key, at, value }) => {
    const { doc, crc } = seal(value, key);
    sql.run(
      'INSERT OR REPLACE INTO own_documents (kind, owner, key, at, doc, crc) VALUES (?, ?, ?, ?, ?, ?)',
      kind,
      owner,
      key,
      at,
      doc,
      crc,
    );
    twice.put(kind, owner, key, at, value);
  },
  dropOwnDocument: (kind, owner, key) => {
    twice.drop(kind, owner, key);
    return sql.run('DELETE FROM own_documents WHERE kind = ? AND owner = ? AND key = ?', kind, owner, key).changes > 0;
  },
  dropOwnDocumentsBefore: (kind, instant) => void sql.run('DELETE FROM own_documents WHERE kind = ? AND at < ?', kind, instant),
});
