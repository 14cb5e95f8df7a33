import { afterEach, beforeEach, expect, it } from 'vitest';
import { newCase } from '../../support/case-records';
import { storePlace, type StorePlace } from '../../support/store';

let place: StorePlace;
beforeEach(() => {
  place = storePlace();
});
afterEach(() => place.remove());

it('what was told in a transaction that failed is still to be told', () => {
  const store = place.open();
  const { record } = newCase();
  const { limits } = record.index;
  const [limit] = limits;
  const notice = { key: limit!.key, kind: 'warning', at: limit!.warnAt, givenAt: limit!.warnAt, announced: false } as const;
  store.write((tx) => tx.putCase(record));
  const scope = { area: record.index.township };
  expect(store.read.nextNotice(scope)).toBe(limit!.warnAt);
  const failing = () =>
    store.write((tx) => {
      tx.addNotices(record.id, limits, [notice]);
      expect(tx.notices(record.id)).toHaveLength(1);
      throw new Error('something else');
    });
  expect(failing).toThrow('something else');
  expect(store.read.notices(record.id)).toEqual([]);
  store.write((tx) => tx.putCase(record));
  expect(store.read.nextNotice(scope)).toBe(limit!.warnAt);
});

it('what was told moves the next notice of a case on at once; a call that is about no limit does not', () => {
  const store = place.open();
  const { record } = newCase();
  const { limits } = record.index;
  const [limit] = limits;
  const scope = { area: record.index.township };
  const tell = (kind: 'warning' | 'urgent', key: string) =>
    store.write((tx) => tx.addNotices(record.id, limits, [{ key, kind, at: limit!.warnAt, givenAt: limit!.warnAt, announced: true }]));
  store.write((tx) => tx.putCase(record));
  tell('urgent', 'urgent');
  expect(store.read.nextNotice(scope)).toBe(limit!.warnAt);
  tell('warning', limit!.key);
  expect(store.read.nextNotice(scope)).toBeGreaterThan(limit!.warnAt);
  expect(store.read.notices(record.id).map(({ kind }) => kind)).toEqual(['urgent', 'warning']);
});

it('what was told is kept in the order of the clock, as it is read from the file', () => {
  const store = place.open();
  const { record } = newCase();
  store.write((tx) => tx.putCase(record));
  // The clock was set back in between.
  for (const givenAt of [3000, 1000, 2000])
    store.write((tx) =>
      tx.addNotices(record.id, record.index.limits, [{ key: `k${givenAt}`, kind: 'task', at: 1, givenAt, announced: true }]),
    );
  expect(store.read.notices(record.id).map(({ givenAt }) => givenAt)).toEqual([1000, 2000, 3000]);
});
