import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../main/ports';
import { newCase, projected } from '../../support/case-records';
import { storePlace, type StorePlace } from '../../support/store';

let place: StorePlace;
let store: Store;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => {
  store.close();
  place.remove();
});

const cases = Array.from({ length: 5 }, () => newCase());
const putAll = (into: Store) => into.write((tx) => cases.forEach(({ record }) => tx.putCase(record)));

describe('digests of cases', () => {
  it('are made after them, so many at a time as there is time for', () => {
    expect(store.read.isDigested()).toBe(true);
    putAll(store);
    expect(store.read.isDigested()).toBe(false);
    expect([2, 2, 2, 2].map((limit) => store.write((tx) => tx.digestCases(limit)))).toEqual([2, 2, 1, 0]);
    expect(store.read.isDigested()).toBe(true);
  });

  it('are made by whoever asks for the digest of all, also within a write, and are the same whenever they were made', () => {
    putAll(store);
    store.write((tx) => tx.digestCases(3));
    const later = { event: cases[0]!.event, record: projected([cases[0]!.event], { problems: ['clock-off'] }) };
    const hash = store.read.stateHash();
    expect(store.read.isDigested()).toBe(true);
    // What is no part of the state is in no digest.
    store.write((tx) => tx.putCase(later.record));
    expect(store.write((tx) => tx.stateHash())).toBe(hash);
    const { record } = newCase();
    store.write((tx) => tx.putCase(record));
    expect(store.read.stateHash()).not.toBe(hash);
  });

  it('follow a case that changed since', () => {
    putAll(store);
    const before = store.read.stateHash();
    const { id } = cases[2]!.record;
    const other = { ...cases[2]!.record, state: { ...cases[2]!.record.state, excluded: true } };
    store.write((tx) => tx.putCase(other));
    expect(store.read.stateHash()).not.toBe(before);
    store.write((tx) => tx.putCase(cases[2]!.record));
    expect([store.read.case(id)?.state.excluded, store.read.stateHash()]).toEqual([false, before]);
  });
});
