import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Area, AttentionRow, CaseRow, Department, PersonRow, Rulebook } from '../../preload/contract';

/** `w` counts local writes: a reader asks for what was written after the last it saw, so no change costs a full read. */
export type Written<Row> = Row & { readonly w: number };

/** A row that left, so that incremental readers drop it too. It stays where the row comes back: a row that is there counts. */
export interface Tombstone {
  readonly key: string;
  readonly table: RowTable;
  readonly id: string;
  readonly w: number;
}

export type RowTable = 'cases' | 'people' | 'attention';

export interface FeedState {
  readonly key: 'feed';
  /** What the copy is of: another seat, language or upstream makes another copy. */
  readonly epoch: string;
  /** Changes whenever the copy is begun anew; readers then forget what they had. */
  readonly copy: string;
  /** Everything up to this revision is here. */
  readonly rev: number;
  /** The whole working set has been copied once. */
  readonly complete: boolean;
  /** The last pull failed; it is tried again by itself. */
  readonly failing: boolean;
}

/** Rules, and which directory is here. */
export interface DirectoryState {
  readonly key: 'rulebook';
  readonly value: Rulebook;
  readonly rev: number;
  /** Another one with each writing. */
  readonly copy: string;
}

/**
 * The copy of the working set that all windows share. The session partition has no `persist:`, so this stays in memory
 * and ends with the session; it holds masked personal data only.
 */
class ReplicaDatabase extends Dexie {
  declare cases: EntityTable<Written<CaseRow>, 'id'>;
  declare people: EntityTable<Written<PersonRow>, 'id'>;
  declare attention: EntityTable<Written<AttentionRow>, 'id'>;
  declare areas: EntityTable<Area, 'code'>;
  declare departments: EntityTable<Department, 'id'>;
  declare gone: Table<Tombstone, string>;
  declare meta: Table<FeedState | DirectoryState, string>;

  constructor() {
    super('griddesk');
    this.version(1).stores({
      cases: 'id, w',
      people: 'id, w',
      attention: 'id, w',
      areas: 'code',
      departments: 'id',
      gone: 'key, w',
      meta: 'key',
    });
  }
}

export const db = new ReplicaDatabase();

/** Opens it ahead of the first question. A failure shows again, and is handled, where something is asked. */
export const openReplica = (): void => {
  db.open().catch(() => undefined);
};

export const feedState = async (): Promise<FeedState | undefined> => {
  const found = await db.meta.get('feed');
  return found?.key === 'feed' ? found : undefined;
};
