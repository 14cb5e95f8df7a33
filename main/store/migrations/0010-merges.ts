import type { Migration } from '../migrate';
import { mergedIntoOf } from '../merges';

interface Ended extends Record<string, unknown> {
  readonly key: number;
  readonly doc: string;
}

/** Which case went into which, so that the main one finds those that were merged into it. */
export const merges: Migration = {
  version: 10,
  up: (sql) => {
    sql.exec(`
      CREATE TABLE merges (case_key INTEGER PRIMARY KEY REFERENCES cases (key), into_id BLOB NOT NULL) STRICT;
      CREATE INDEX merges_by_target ON merges (into_id);
    `);
    for (const row of sql.all<Ended>('SELECT key, doc FROM cases WHERE state = ?', 'merged')) {
      const into = mergedIntoOf((JSON.parse(row.doc) as { state: Parameters<typeof mergedIntoOf>[0] }).state);
      if (into !== undefined) sql.run('INSERT INTO merges (case_key, into_id) VALUES (?, ?)', row.key, into);
    }
  },
};
