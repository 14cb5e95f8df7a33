import type { AttentionRow } from '../../preload/contract';
import type { SetAsideEvents, StoreReads, StoreWrites } from '../ports';
import { nextRev } from './counters';
import { seal, unseal } from './document';
import { bury, goneSince, unbury } from './gone';
import type { Sql } from './sql';

interface RowOnDisk extends Record<string, unknown> {
  readonly id: string;
  readonly rev: number;
  readonly doc: string;
  readonly crc: number;
}
interface AttentionDocument {
  readonly row: Omit<AttentionRow, 'rev'>;
  readonly command: unknown;
  readonly seat: unknown;
  readonly events?: SetAsideEvents;
}

const documentOf = (row: RowOnDisk): AttentionDocument => unseal<AttentionDocument>(row, `attention ${row.id}`);
const toRow = (row: RowOnDisk): AttentionRow => ({ ...documentOf(row).row, rev: row.rev });

/** Commands that the platform's newer state made impossible, until somebody has seen to them. */
export const attentionReads = (sql: Sql): Pick<StoreReads, 'attention' | 'attentionSince' | 'attentionCommand' | 'attentionEvents'> => ({
  attention: () => sql.all<RowOnDisk>('SELECT id, rev, doc, crc FROM attention ORDER BY rev').map(toRow),
  attentionSince: (rev, limit) => ({
    rows: sql.all<RowOnDisk>('SELECT id, rev, doc, crc FROM attention WHERE rev > ? ORDER BY rev LIMIT ?', rev, limit).map(toRow),
    gone: goneSince(sql, 'attention', rev, limit),
  }),
  attentionCommand: (id) => {
    const row = sql.get<RowOnDisk>('SELECT id, rev, doc, crc FROM attention WHERE id = ?', id);
    if (!row) return undefined;
    const { command, seat } = documentOf(row);
    return { command, seat };
  },
  attentionEvents: () =>
    new Map(
      sql.all<RowOnDisk>('SELECT id, rev, doc, crc FROM attention').flatMap((row) => {
        const { events } = documentOf(row);
        return events ? events.eventIds.map((eventId) => [eventId, { id: row.id, ...events }] as const) : [];
      }),
    ),
});

export const attentionWrites = (sql: Sql): Pick<StoreWrites, 'addAttention' | 'removeAttention'> => ({
  addAttention: (row, command, seat, events) => {
    const rev = nextRev(sql);
    const { doc, crc } = seal({ row, command, seat, ...(events ? { events } : {}) } satisfies AttentionDocument);
    sql.run('INSERT OR REPLACE INTO attention (id, rev, doc, crc) VALUES (?, ?, ?, ?)', row.id, rev, doc, crc);
    unbury(sql, 'attention', row.id);
    return rev;
  },
  removeAttention: (id) => {
    const { changes } = sql.run('DELETE FROM attention WHERE id = ?', id);
    if (changes > 0) bury(sql, 'attention', id, nextRev(sql));
  },
});
