import { crc32 } from 'node:zlib';
import { StorageError, type KeptPhoto, type MediaReads, type MediaWrites, type Refusal, type UnsentPhoto } from '../ports';
import type { Sql } from './sql';
import { dueAt, isDue } from './put-off';
import { keepThumb, spoiledThumbs, thumbOf, thumbWrites } from './thumbs';

interface MediaRow extends Record<string, unknown> {
  readonly type: KeptPhoto['type'];
  readonly crc: number;
  readonly thumb_crc: number | null;
}

/** Bytes of a column if they fit their checksum. */
const checked = (sql: Sql, column: 'bytes' | 'thumb', id: string, crc: number): Uint8Array | undefined => {
  const bytes = sql.bytes(`SELECT ${column} FROM media WHERE id = ?`, id);
  return bytes && crc32(bytes) === crc ? bytes : undefined;
};

const isOwn = (sql: Sql, id: string): boolean => sql.get('SELECT 1 AS one FROM media_outbox WHERE id = ?', id) !== undefined;

/** A whole photo or a photo's own small picture. */
const mediaOf = (sql: Sql, id: string, small: boolean): KeptPhoto | undefined => {
  const row = sql.get<MediaRow>('SELECT type, crc, thumb_crc FROM media WHERE id = ?', id);
  if (!row) return undefined;
  const bytes = small && row.thumb_crc !== null ? checked(sql, 'thumb', id, row.thumb_crc) : checked(sql, 'bytes', id, row.crc);
  if (bytes) return { type: row.type, bytes };
  // A damaged copy is as good as none, since the platform has it; what only this console has is lost.
  if (isOwn(sql, id)) throw new StorageError('damaged', `photo ${id} does not fit its checksum`);
  return undefined;
};

const photoOf = (sql: Sql, id: string, small: boolean): KeptPhoto | undefined =>
  (small && !isOwn(sql, id) ? thumbOf(sql, id) : undefined) ?? mediaOf(sql, id, small);

/** Photos whose bytes do not fit their checksums, in words. */
export const spoiledPhotos = (sql: Sql): string[] =>
  sql
    .all<MediaRow & { id: string }>('SELECT id, type, crc, thumb_crc FROM media')
    .filter((row) => !checked(sql, 'bytes', row.id, row.crc) || (row.thumb_crc !== null && !checked(sql, 'thumb', row.id, row.thumb_crc)))
    .map(({ id }) => `photo ${id} does not fit its checksum`)
    .concat(spoiledThumbs(sql));

interface UnsentRow extends Record<string, unknown> {
  readonly at: number | null;
  readonly why: Refusal['why'];
  readonly said: string;
}

const unsent = (sql: Sql, id: string): UnsentPhoto | undefined => {
  const row = sql.get<UnsentRow>(
    'SELECT refused_at AS at, refused_why AS why, refused_said AS said FROM media_outbox WHERE id = ? AND named = 1',
    id,
  );
  if (!row) return undefined;
  const { at, why, said } = row;
  return at === null ? { id } : { id, refused: { at, why, said } };
};

export const mediaReads = (sql: Sql): MediaReads => ({
  photo: (id, small) => photoOf(sql, id, small),
  mediaToSend: (now, limit) =>
    sql
      .all<{ id: string; attempts: number; thumb_sent: number }>(
        `SELECT id, attempts, thumb_sent FROM media_outbox WHERE named = 1 AND refused_at IS NULL AND ${isDue}
         ORDER BY thumb_sent, added_at, id LIMIT ?`,
        ...dueAt(now),
        limit,
      )
      .map(({ id, attempts, thumb_sent: thumbSent }) => ({ id, attempts, small: thumbSent === 0 })),
  missingMedia: (ids) =>
    ids.filter((id) => !sql.get('SELECT 1 AS one FROM thumbs WHERE id = ? UNION ALL SELECT 1 FROM media WHERE id = ?', id, id)),
  mediaCounts: () => {
    const counts = sql.get<{ waiting: number; refused: number; loose: number }>(
      `SELECT count(*) FILTER (WHERE named = 1 AND refused_at IS NULL) AS waiting, count(*) FILTER (WHERE named = 1 AND refused_at IS NOT NULL) AS refused,
       count(*) FILTER (WHERE named = 0) AS loose FROM media_outbox`,
    );
    return { waiting: counts?.waiting ?? 0, refused: counts?.refused ?? 0, loose: counts?.loose ?? 0 };
  },
  unsentMedia: (ids) => ids.flatMap((id) => unsent(sql, id) ?? []),
});

const insert = (sql: Sql, id: string, { type, bytes }: KeptPhoto, thumb: Uint8Array | undefined, now: number): void => {
  sql.run(
    'INSERT OR REPLACE INTO media (id, type, size, used_at, crc, thumb_crc, thumb, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    type,
    bytes.length + (thumb?.length ?? 0),
    now,
    crc32(bytes),
    thumb ? crc32(thumb) : null,
    thumb ?? null,
    bytes,
  );
};

/** Removes copies, those looked at least lately first, until what stays has at most `most` bytes. Unsent photos always stay. */
const makeRoom = (sql: Sql, most: number): void => {
  let size = sql.get<{ size: number | null }>('SELECT sum(size) AS size FROM media')?.size ?? 0;
  while (size > most) {
    const eldest = sql.get<{ id: string; size: number }>(
      'SELECT id, size FROM media WHERE id NOT IN (SELECT id FROM media_outbox) ORDER BY used_at LIMIT 1',
    );
    if (!eldest) return;
    keepThumb(sql, eldest.id);
    sql.run('DELETE FROM media WHERE id = ?', eldest.id);
    size -= eldest.size;
  }
};

export const mediaWrites = (sql: Sql): MediaWrites => ({
  addPhoto: (id, photo, thumb, now) => {
    insert(sql, id, photo, thumb, now);
    sql.run('INSERT INTO media_outbox (id, added_at) VALUES (?, ?)', id, now);
  },
  referToMedia: (ids, notBefore = 0) => {
    for (const id of ids) sql.run('UPDATE media_outbox SET named = 1, not_before = ? WHERE id = ?', notBefore, id);
  },
  looseMedia: (ids) => {
    for (const id of ids) sql.run('UPDATE media_outbox SET named = 0, not_before = 0 WHERE id = ?', id);
  },
  thumbSent: (id) => {
    sql.run('UPDATE media_outbox SET thumb_sent = 1, attempts = 0 WHERE id = ?', id);
  },
  mediaSent: (id) => {
    sql.run('DELETE FROM media_outbox WHERE id = ?', id);
  },
  refuseMedia: (id, { at, why, said }) => {
    sql.run('UPDATE media_outbox SET refused_at = ?, refused_why = ?, refused_said = ? WHERE id = ?', at, why, said, id);
  },
  retryMedia: (ids) =>
    ids.reduce(
      (count, id) =>
        count +
        sql.run(
          `UPDATE media_outbox SET refused_at = NULL, refused_why = NULL, refused_said = NULL, attempts = 0, not_before = 0
           WHERE id = ? AND refused_at IS NOT NULL`,
          id,
        ).changes,
      0,
    ),
  postponeMedia: (id, notBefore) => {
    sql.run('UPDATE media_outbox SET attempts = attempts + 1, not_before = ? WHERE id = ?', notBefore, id);
  },
  dropLooseMedia: (before) => {
    sql.run('DELETE FROM media WHERE id IN (SELECT id FROM media_outbox WHERE named = 0 AND added_at < ?)', before);
    return sql.run('DELETE FROM media_outbox WHERE named = 0 AND added_at < ?', before).changes;
  },
  cachePhoto: (id, photo, now, most) => {
    if (isOwn(sql, id)) return;
    insert(sql, id, photo, undefined, now);
    makeRoom(sql, most);
  },
  touchPhoto: (id, now) => {
    for (const table of ['media', 'thumbs']) sql.run(`UPDATE ${table} SET used_at = ? WHERE id = ?`, now, id);
  },
  ...thumbWrites(sql),
});
