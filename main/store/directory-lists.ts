import { areaRange } from './scope';

/** An entry as it lies in its table: `key` is its name there, `area` where it belongs. */
export interface ListEntry<V> {
  readonly key: string;
  readonly area: string;
  readonly value: V;
}

interface List<V> {
  entries: Map<string, ListEntry<V>>;
  /** By area, then by key; absent while it has to be put in order again. */
  values: readonly V[] | undefined;
}

/** Areas that somebody asked for and that are kept at once: the seat's own, and those of a few questions besides. */
const KEPT = 4;

const order = (a: ListEntry<unknown>, b: ListEntry<unknown>): number =>
  (a.area < b.area ? -1 : a.area > b.area ? 1 : 0) || (a.key < b.key ? -1 : 1);

/** The entries stay in order, so that the next time, after a change of a few, it is done in one walk. */
const putInOrder = <V>(list: List<V>): readonly V[] => {
  const sorted = [...list.entries.values()].sort(order);
  list.entries = new Map(sorted.map((entry) => [entry.key, entry]));
  return sorted.map(({ value }) => value);
};

/**
 * All entries of a kind under an area, kept parsed and changed entry by entry: a city has 20,000 people, and somebody of
 * them comes on duty every minute.
 */
export class AreaLists<V> {
  readonly #lists = new Map<string, List<V>>();

  /** The same array until an entry of it changes. `load`: all that lies there, in any order. */
  under(area: string, load: () => readonly ListEntry<V>[]): readonly V[] {
    let list = this.#lists.get(area);
    if (!list) {
      list = { entries: new Map(load().map((entry) => [entry.key, entry])), values: undefined };
      const [oldest] = this.#lists.keys();
      if (oldest !== undefined && this.#lists.size >= KEPT) this.#lists.delete(oldest);
      this.#lists.set(area, list);
    }
    list.values ??= putInOrder(list);
    return list.values;
  }

  put(entry: ListEntry<V>): void {
    for (const [area, list] of this.#lists) {
      const [from, below] = areaRange(area);
      const isThere = entry.area >= from && entry.area < below;
      if (isThere) list.entries.set(entry.key, entry);
      if (isThere || list.entries.delete(entry.key)) list.values = undefined;
    }
  }

  drop(key: string): void {
    for (const list of this.#lists.values()) if (list.entries.delete(key)) list.values = undefined;
  }

  clear(): void {
    this.#lists.clear();
  }
}
