import type { AttentionRow, CaseRow, Directory, PersonRow } from '../../preload/contract';
import { newId } from '../kit';
import { db, feedState, type FeedState, type RowTable, type Tombstone } from './database';

export interface Change {
  readonly cases?: readonly CaseRow[];
  readonly people?: readonly PersonRow[];
  readonly attention?: readonly AttentionRow[];
  readonly gone?: Readonly<Partial<Record<RowTable, readonly string[]>>>;
}

const ROW_TABLES = ['cases', 'people', 'attention'] as const satisfies readonly RowTable[];
let written = 0;

/** Number of the next write; goes on where a leader before this one stopped. */
const nextWrite = async (): Promise<number> => {
  if (written === 0) {
    const lasts = await Promise.all([...ROW_TABLES.map((name) => db.table(name)), db.gone].map((table) => table.orderBy('w').last()));
    written = Math.max(0, ...lasts.map((row: { w: number } | undefined) => row?.w ?? 0));
  }
  written += 1;
  return written;
};

const keyOf = (table: RowTable, id: string) => `${table}:${id}`;

/** Writes a page and how far the copy has come in one transaction, so that a reload never believes more than is there. */
export const writePage = async (change: Change, feed: Omit<FeedState, 'key' | 'copy'>, isCurrent: () => boolean): Promise<void> => {
  await db.transaction('rw', [db.cases, db.people, db.attention, db.gone, db.meta], async () => {
    const w = await nextWrite();
    // The seat may have changed while the page was on its way.
    if (!isCurrent()) return;
    const tombstones: Tombstone[] = [];
    for (const table of ROW_TABLES) {
      const rows = change[table] ?? [];
      const ids = change.gone?.[table] ?? [];
      if (rows.length > 0) await db.table(table).bulkPut(rows.map((row) => ({ ...row, w })));
      if (ids.length > 0) await db.table(table).bulkDelete([...ids]);
      for (const id of ids) tombstones.push({ key: keyOf(table, id), table, id, w });
    }
    if (tombstones.length > 0) await db.gone.bulkPut(tombstones);
    const copy = (await feedState())?.copy ?? newId();
    await db.meta.put({ key: 'feed', copy, ...feed });
  });
};

/**
 * Empties the copy: another seat sees other rows, another language other names.
 * @param copy its name, where a window shows some of it already
 */
export const reset = async (epoch: string, isCurrent: () => boolean, copy: string = newId()): Promise<void> => {
  await db.transaction('rw', [db.cases, db.people, db.attention, db.gone, db.meta], async () => {
    if (!isCurrent()) return;
    await Promise.all([db.cases.clear(), db.people.clear(), db.attention.clear(), db.gone.clear()]);
    await db.meta.put({ key: 'feed', copy, epoch, rev: 0, complete: false, failing: false });
  });
};

/** @param copy its name, where a window shows it already */
export const writeDirectory = async (directory: Directory, copy: string = newId()): Promise<void> => {
  await db.transaction('rw', [db.areas, db.departments, db.meta], async () => {
    await Promise.all([db.areas.clear(), db.departments.clear()]);
    await db.areas.bulkPut([...directory.areas]);
    await db.departments.bulkPut([...directory.departments]);
    await db.meta.put({ key: 'rulebook', value: directory.rulebook, rev: directory.rev, copy });
  });
};

export const markFailing = async (failing: boolean): Promise<void> => {
  await db.transaction('rw', db.meta, async () => {
    const state = await feedState();
    if (state && state.failing !== failing) await db.meta.put({ ...state, failing });
  });
};
