import Dexie, { type ObservabilitySet } from 'dexie';
import { db, feedState, type FeedState, type RowTable, type Tombstone, type Written } from './database';
import { withNews, type News } from './with-news';

export interface View<Row> {
  /** In the table's order. The same array as long as nothing changed; an unchanged row stays the same object. */
  readonly rows: readonly Row[];
  /** As they are now: of a view that is no longer the table's, the rows of the view that is. */
  readonly byId: ReadonlyMap<string, Row>;
  readonly feed: FeedState | undefined;
}

interface Change<Row> extends News<Written<Row>> {
  readonly gone: readonly Tombstone[];
  readonly feed: FeedState | undefined;
}

/**
 * A table as one list in memory. Whenever something was written, in this window or another, it reads what was written
 * since; a read that has begun is ended before the next begins. (Dexie's live query begins anew with every write, so a
 * long read among many writes would never end.) Shared by all components of the window; it listens while somebody looks.
 */
export class LiveTable<Row extends { readonly id: string; readonly rev: number }> {
  /** One map for all views of a copy: to copy one of ten thousands of rows with each burst is felt. */
  #byId = new Map<string, Row>();
  #view: View<Row> = { rows: [], byId: this.#byId, feed: undefined };
  #last = 0;
  #reading = false;
  #again = false;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly table: RowTable,
    readonly compare: (a: Row, b: Row) => number,
  ) {}

  /** What was asked for ahead of the copy is shown until the copy is there; a copy of the same name says the same again. */
  showAhead(rows: readonly Row[], feed: FeedState): void {
    if (this.#view.feed) return;
    this.#byId = new Map(rows.map((row) => [row.id, row]));
    this.#view = { rows: rows.toSorted(this.compare), byId: this.#byId, feed };
  }

  readonly getView = (): View<Row> => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      Dexie.on('storagemutated', this.#written);
      void this.#follow();
    }
    return () => {
      this.#listeners.delete(listener);
      // What was read stays; the next to look goes on from there.
      if (this.#listeners.size === 0) Dexie.on.storagemutated.unsubscribe(this.#written);
    };
  };

  readonly #written = (parts: ObservabilitySet): void => {
    const ours = [this.table, 'gone', 'meta'].map((name) => `idb://${db.name}/${name}/`);
    if ('all' in parts || Object.keys(parts).some((part) => ours.some((prefix) => part.startsWith(prefix)))) void this.#follow();
  };

  async #follow(): Promise<void> {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#again) {
      this.#again = false;
      try {
        this.#take(await this.#read());
      } catch (error) {
        console.error('replica: not read', error);
      }
    }
    this.#reading = false;
  }

  /** In one transaction: rows and tombstones of the same moment. */
  #read(): Promise<Change<Row>> {
    const table = db.table<Written<Row>>(this.table);
    return db.transaction('r', [table, db.gone, db.meta], async () => {
      const feed = await feedState();
      const from = feed?.copy === this.#view.feed?.copy ? this.#last : 0;
      const rows = await table.where('w').above(from).toArray();
      const gone = (await db.gone.where('w').above(from).toArray()).filter((stone) => stone.table === this.table);
      return { rows, gone, feed };
    });
  }

  #take({ feed, ...news }: Change<Row>): void {
    // Nothing is copied yet: what was shown ahead of the copy stays.
    if (!feed) return;
    const { feed: before, rows: shown } = this.#view;
    const anew = feed.copy !== before?.copy;
    if (anew) {
      this.#last = 0;
      this.#byId = new Map();
    }
    for (const { w } of [...news.rows, ...news.gone]) this.#last = Math.max(this.#last, w);
    const rows = withNews(anew ? [] : shown, this.#byId, news, this.compare);
    if (rows === shown && feed.complete === before?.complete && feed.failing === before?.failing) return;
    this.#view = { rows, byId: this.#byId, feed };
    for (const listener of [...this.#listeners]) listener();
  }
}
