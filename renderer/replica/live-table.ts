import { liveQuery, type Subscription } from 'dexie';
import { db, feedState, type FeedState, type RowTable, type Tombstone, type Written } from './database';

export interface View<Row> {
  /** In the table's order. The same array as long as nothing changed; an unchanged row stays the same object. */
  readonly rows: readonly Row[];
  readonly byId: ReadonlyMap<string, Row>;
  readonly feed: FeedState | undefined;
}

interface Change<Row> {
  readonly rows: readonly Written<Row>[];
  readonly gone: readonly Tombstone[];
  readonly feed: FeedState | undefined;
}

/**
 * A table as one list in memory, kept up by a Dexie live query that reads only what was written since. Shared by all
 * components of the window; it listens while somebody looks.
 */
export class LiveTable<Row extends { readonly id: string; readonly rev: number }> {
  #view: View<Row> = { rows: [], byId: new Map(), feed: undefined };
  #last = 0;
  #subscription: Subscription | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly table: RowTable,
    readonly compare: (a: Row, b: Row) => number,
  ) {}

  readonly getView = (): View<Row> => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#subscription ??= liveQuery(() => this.#read()).subscribe({
      next: (change) => this.#take(change),
      error: (error: unknown) => console.error('replica: a live query ended', error),
    });
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      // What was read stays; the next to look goes on from there.
      this.#subscription?.unsubscribe();
      this.#subscription = undefined;
    };
  };

  async #read(): Promise<Change<Row>> {
    const since = this.#last;
    const feed = await feedState();
    const from = feed?.copy === this.#view.feed?.copy ? since : 0;
    const rows = (await db.table(this.table).where('w').above(from).toArray()) as Written<Row>[];
    const gone = (await db.gone.where('w').above(from).toArray()).filter((stone) => stone.table === this.table);
    return { rows, gone, feed };
  }

  #take({ rows, gone, feed }: Change<Row>): void {
    const fresh = feed?.copy !== this.#view.feed?.copy;
    const byId = new Map<string, Row>(fresh ? [] : this.#view.byId);
    let changed = fresh && this.#view.rows.length > 0;
    if (fresh) this.#last = 0;
    for (const row of rows) {
      this.#last = Math.max(this.#last, row.w);
      const known = byId.get(row.id);
      if (known?.rev === row.rev && known) continue;
      byId.set(row.id, row);
      changed = true;
    }
    for (const stone of gone) {
      this.#last = Math.max(this.#last, stone.w);
      changed = byId.delete(stone.id) || changed;
    }
    if (!changed && feed?.complete === this.#view.feed?.complete && feed?.failing === this.#view.feed?.failing && !fresh) return;
    this.#view = { rows: changed ? [...byId.values()].sort(this.compare) : this.#view.rows, byId: changed ? byId : this.#view.byId, feed };
    for (const listener of [...this.#listeners]) listener();
  }
}
