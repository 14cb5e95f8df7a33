import { indexWords } from '../bigrams';
import type { Migration } from '../migrate';

interface Text extends Record<string, unknown> {
  readonly key: number;
  readonly search_text: string;
}

/**
 * Full-text search over the cases. The index holds words only (`content=''`); the `ascii` tokenizer splits at spaces
 * and leaves everything beyond ASCII as it is, which is all that words made by bigrams.ts need. Single characters are
 * looked for by prefix, and get an index of their own.
 */
export const search: Migration = {
  version: 2,
  up: (sql) => {
    sql.exec(`CREATE VIRTUAL TABLE case_words USING fts5 (words, content = '', contentless_delete = 1, prefix = '1', tokenize = 'ascii')`);
    let after = 0;
    for (;;) {
      const rows = sql.all<Text>('SELECT key, search_text FROM cases WHERE key > ? ORDER BY key LIMIT 1000', after);
      for (const row of rows)
        sql.run('INSERT INTO case_words (rowid, words) VALUES (?, CAST(? AS TEXT))', row.key, indexWords(row.search_text));
      const last = rows.at(-1);
      if (!last) return;
      after = last.key;
    }
  },
};
