import { existsSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { PICTURE_TYPES } from '../../domain';
import { StorageError, type KeptTile, type TileCache, type TileName } from '../../ports';
import type { Sql } from '../sql';
import { subKey } from '../sub-key';
import { openTiles, removeTiles } from './file';

const PAGE = 4096;
/** Of a page, after what the cipher and SQLite keep for themselves. */
const PAGE_HOLDS = 3900;
/** Of the rows and indexes of a tile. */
const ROW = 320;
/** Of an empty file. */
const EMPTY_FILE = 16 * PAGE;
/** Uses that may be lost with the process. */
const MOST_TOUCHED = 256;

/** What a picture takes of the file, bytes: whole pages. */
const costOf = (bytes: number): number => Math.ceil((bytes + ROW) / PAGE_HOLDS) * PAGE;

/**
 * The place is part of the sum, so that a damaged index that leads to another tile is noticed. Of no bytes zlib makes one of two
 * sums, by whether there is an address to them.
 */
const sumOf = ({ layer, z, x, y }: TileName, bytes: Uint8Array): number => {
  const place = crc32(`${layer}/${z}/${x}/${y}`);
  return bytes.length === 0 ? place : crc32(bytes, place);
};

const where = ({ layer, z, x, y }: TileName) => [layer, z, x, y] as const;

class Tiles {
  #sql: Sql;
  #tick: number;
  #total: number;
  readonly #touched = new Map<number, number>();

  constructor(
    private readonly path: string,
    private readonly key: Uint8Array,
    private limit: number,
  ) {
    this.#sql = openTiles(path, key);
    const found = this.#sql.get<{ used: number | null; cost: number | null }>('SELECT max(used) AS used, sum(cost) AS cost FROM tiles');
    this.#tick = found?.used ?? 0;
    this.#total = found?.cost ?? 0;
    this.shrinkTo(limit);
  }

  get(name: TileName): KeptTile | undefined {
    const row = this.#sql.get<{ id: number; type: string; crc: number }>(
      'SELECT id, type, crc FROM tiles JOIN pictures USING (id) WHERE layer = ? AND z = ? AND x = ? AND y = ?',
      ...where(name),
    );
    if (!row) return undefined;
    // The driver hands over an empty one as none.
    const bytes = this.#sql.bytes('SELECT bytes FROM pictures WHERE id = ?', row.id) ?? new Uint8Array();
    const type = PICTURE_TYPES.find((one) => one === row.type);
    if (!type || sumOf(name, bytes) !== row.crc) throw new StorageError('damaged', 'a tile does not fit its checksum');
    this.#touched.set(row.id, (this.#tick += 1));
    if (this.#touched.size >= MOST_TOUCHED) this.#sql.transaction(() => this.noteUse());
    return { type, bytes };
  }

  put(name: TileName, { type, bytes }: KeptTile): void {
    const cost = costOf(bytes.length);
    this.#sql.transaction(() => {
      this.noteUse();
      const before = this.#sql.get<{ id: number; cost: number }>(
        'SELECT id, cost FROM tiles WHERE layer = ? AND z = ? AND x = ? AND y = ?',
        ...where(name),
      );
      if (before) this.drop(before);
      if (cost > this.limit - EMPTY_FILE) return;
      this.makeRoom(cost);
      const { lastInsertRowid: id } = this.#sql.run(
        'INSERT INTO tiles (layer, z, x, y, used, cost) VALUES (?, ?, ?, ?, ?, ?)',
        ...where(name),
        (this.#tick += 1),
        cost,
      );
      this.#sql.run('INSERT INTO pictures (id, type, crc, bytes) VALUES (?, ?, ?, ?)', id, type, sumOf(name, bytes), bytes);
      this.#total += cost;
    });
  }

  shrinkTo(limit: number): void {
    this.limit = limit;
    if (this.#total <= limit - EMPTY_FILE) return;
    this.#sql.transaction(() => {
      this.noteUse();
      this.makeRoom(0);
    });
    this.#sql.exec('PRAGMA incremental_vacuum');
  }

  usage(): { tiles: number; bytes: number } {
    const count = this.#sql.get<{ tiles: number }>('SELECT count(*) AS tiles FROM tiles')?.tiles ?? 0;
    return { tiles: count, bytes: this.#total };
  }

  close(): void {
    try {
      if (this.#touched.size > 0) this.#sql.transaction(() => this.noteUse());
    } finally {
      this.#sql.close();
    }
  }

  /** Throws everything away and begins anew. */
  renew(): void {
    this.#sql.abandon();
    removeTiles(this.path);
    this.#touched.clear();
    this.#sql = openTiles(this.path, this.key);
    this.#tick = 0;
    this.#total = 0;
  }

  private noteUse(): void {
    for (const [id, used] of this.#touched) this.#sql.run('UPDATE tiles SET used = ? WHERE id = ?', used, id);
    this.#touched.clear();
  }

  /** The least recently used go until so many bytes more fit. */
  private makeRoom(bytes: number): void {
    while (this.#total + bytes > this.limit - EMPTY_FILE) {
      const oldest = this.#sql.get<{ id: number; cost: number }>('SELECT id, cost FROM tiles ORDER BY used LIMIT 1');
      if (!oldest) return;
      this.drop(oldest);
    }
  }

  private drop({ id, cost }: { readonly id: number; readonly cost: number }): void {
    this.#sql.run('DELETE FROM pictures WHERE id = ?', id);
    this.#sql.run('DELETE FROM tiles WHERE id = ?', id);
    this.#total -= cost;
  }
}

export interface TileCacheOptions {
  readonly path: string;
  /** The data key; may be wiped afterwards. */
  readonly key: Uint8Array;
  /** Bytes that the file may have. */
  readonly limit: number;
  readonly log: (line: string) => void;
}

/**
 * Tiles that were seen, in an encrypted file of their own: which places were looked at tells something. The file is opened
 * when it is first asked for. Without a disk that takes it there is no cache, and no harm.
 */
export const openTileCache = ({ path, key, limit, log }: TileCacheOptions): TileCache => {
  const own = subKey(key, 'tiles');
  let most = limit;
  let tiles: Tiles | undefined;
  let out = false;

  const work = <T>(done: (open: Tiles) => T): T | undefined => {
    if (out) return undefined;
    try {
      return done((tiles ??= new Tiles(path, own, most)));
    } catch (error) {
      const fault = error instanceof StorageError ? error.fault : 'failed';
      log(`the kept tiles could not be used (${fault})`);
      try {
        if (fault === 'damaged') tiles?.renew();
      } catch {
        out = true;
      }
      return undefined;
    }
  };

  return {
    get: (name) => (tiles || existsSync(path) ? work((open) => open.get(name)) : undefined),
    put: (name, tile) => void work((open) => open.put(name, tile)),
    keepUpTo: (bytes) => {
      most = bytes;
      if (tiles || existsSync(path)) work((open) => open.shrinkTo(bytes));
    },
    usage: () => (tiles || existsSync(path) ? work((open) => open.usage()) : undefined) ?? { tiles: 0, bytes: 0 },
    forget: () => {
      if (tiles || existsSync(path)) work((open) => open.renew());
    },
    close: () => {
      out = true;
      try {
        tiles?.close();
      } catch {
        log('the kept tiles were not closed');
      }
      tiles = undefined;
      own.fill(0);
    },
  };
};
