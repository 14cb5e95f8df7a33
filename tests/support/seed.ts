import type { Envelope, Rulebook } from '../../preload/contract';
import { fold, indexOf, parseEvent, type Calendar } from '../../main/domain';
import type { Store } from '../../main/ports';
import rulebookJson from '../../resources/data/rulebook.json';
import divisions from '../../resources/data/zhanyi-divisions.json';
import { Draw } from './draw';
import { ENDED_FATES, OPEN_FATES, seedHistory, type SeedWorld } from './seed-history';

const DAY = 86_400_000;
const TOWNSHIP = '530303101';

export interface SeedOptions {
  /** How many cases in all. */
  readonly cases: number;
  /** How many of them are open; these are the latest. Default 2,000. */
  readonly open?: number;
  readonly seed?: number;
  /** The instant up to which cases have been reported, ms. Default now. */
  readonly now?: number;
  readonly world?: SeedWorld;
  readonly calendar?: Calendar;
  /** Called after each batch with the number of cases stored so far. */
  readonly progress?: (stored: number) => void;
}

/** The villages and offices of the township that a console watches over when nobody says otherwise. */
export const defaultWorld = (township = TOWNSHIP): SeedWorld => ({
  villages: divisions.townships.find(({ code }) => code === township)?.villages.map(({ code }) => code) ?? [],
  categories: rulebookJson.categories.map(({ id }) => id),
  departments: ['power-supply', 'emergency-office', 'police-station', 'enforcement-team', 'transport'].map((kind) => `${kind}-${township}`),
});

/**
 * Fills a store with a believable past: ended cases over two years, open ones of the last two days, each with its
 * events, its projection and its words for search, as if they had come from the platform. 100,000 take a minute.
 */
export const seedCases = (store: Store, options: SeedOptions): void => {
  const { cases, open = Math.min(2000, cases), seed = 1, now = Date.now(), world = defaultWorld() } = options;
  const counting = { rulebook: rulebookJson as Rulebook, calendar: options.calendar ?? { isWorkingDay: () => true } };
  const draw = new Draw(seed);
  const ended = cases - open;
  let seq = store.read.lastSeq();

  const put = (tx: Parameters<Parameters<Store['write']>[0]>[0], events: readonly Envelope[]): void => {
    for (const event of events) tx.appendConfirmed((seq += 1), event);
    const state = fold(events.flatMap((event) => parsed(event)));
    if (!state) throw new Error('a seeded history makes no case');
    const index = indexOf(state, counting.rulebook, counting.calendar);
    tx.putCase({ id: state.id, state, index, problems: [], unread: index.open && draw.below(4) === 0, pending: 0 });
  };

  for (let at = 0; at < cases;) {
    const upTo = Math.min(at + 500, cases);
    store.write((tx) => {
      for (; at < upTo; at += 1) {
        const isOpen = at >= ended;
        const reportedAt = isOpen ? now - 2 * DAY * (1 - (at - ended) / open) : now - 730 * DAY + ((727 * DAY) / Math.max(1, ended)) * at;
        put(tx, seedHistory(draw, world, draw.one(isOpen ? OPEN_FATES : ENDED_FATES), Math.floor(reportedAt)));
      }
      tx.setLastSeq(seq);
    });
    options.progress?.(at);
  }
};

const parsed = (event: Envelope) => {
  const result = parseEvent(event);
  return result.ok ? [result.event] : [];
};
