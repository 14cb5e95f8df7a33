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
