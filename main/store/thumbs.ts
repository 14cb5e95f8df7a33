import { crc32 } from 'node:zlib';
import type { KeptPhoto, MediaWrites } from '../ports';
import type { Sql } from './sql';

/** Small pictures of photos whose whole ones are not here. */
interface ThumbRow extends Record<string, unknown> {
  readonly type: KeptPhoto['type'];
  readonly crc: number;
}

/** The small picture if it is here and fits its checksum; a damaged one is as good as none, since the platform has it. */
export const thumbOf = (sql: Sql, id: string): KeptPhoto | undefined => {
  const row = sql.get<ThumbRow>('SELECT type, crc FROM thumbs WHERE id = ?', id);
  const bytes = row && sql.bytes('SELECT bytes FROM thumbs WHERE id = ?', id);
  return bytes && crc32(bytes) === row.crc ? { type: row.type, bytes } : undefined;
};

/** Small pictures whose bytes do not fit their checksums, in words. */
export const spoiledThumbs = (sql: Sql): string[] =>
  sql
    .all<{ id: string }>('SELECT id FROM thumbs')
    .filter(({ id }) => !thumbOf(sql, id))
    .map(({ id }) => `the small picture of photo ${id} does not fit its checksum`);

/** A whole photo is about to go from here: its small picture stays. */
export const keepThumb = (sql: Sql, id: string): void => {
  sql.run(
    `INSERT OR IGNORE INTO thumbs (id, type, size, used_at, crc, bytes)
     SELECT id, type, length(thumb), used_at, thumb_crc, thumb FROM media WHERE id = ? AND thumb IS NOT NULL`,
    id,
  );
};

/** Removes those looked at least lately until what stays has at most `most` bytes. */
const makeRoom = (sql: Sql, most: number): void => {
  let size = sql.get<{ size: number | null }>('SELECT sum(size) AS size FROM thumbs')?.size ?? 0;
  while (size > most) {
    const eldest = sql.get<{ id: string; size: number }>('SELECT id, size FROM thumbs ORDER BY used_at LIMIT 1');
    if (!eldest) return;
    sql.run('DELETE FROM thumbs WHERE id = ?', eldest.id);
    size -= eldest.size;
  }
};

export const thumbWrites = (sql: Sql): Pick<MediaWrites, 'cacheThumb'> => ({
  cacheThumb: (id, { type, bytes }, now, most) => {
    sql.run(
      'INSERT OR REPLACE INTO thumbs (id, type, size, used_at, crc, bytes) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      type,
      bytes.length,
      now,
      crc32(bytes),
      bytes,
    );
    makeRoom(sql, most);
  },
});
