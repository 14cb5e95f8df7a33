import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SqliteStore } from '../../../main/store';
import { storePlace, type StorePlace } from '../../support/store';
import { TOWNSHIP, VILLAGE } from '../../support/wire';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => place.remove());

const begin = (scope: string): void => store.write((tx) => tx.beginPlatform({ identity: 'platform-1', scope, begun: 1 }));
const facts = () => [store.read.rosterWhole(), store.read.lastSeq()];

it('a cache of another part of the platform begins anew: neither read so far, nor is everybody known', () => {
  begin(TOWNSHIP);
  store.write((tx) => {
    tx.setRosterWhole();
    tx.setLastSeq(7);
  });
  begin(TOWNSHIP);
  expect(facts()).toEqual([true, 7]);
  begin(VILLAGE);
  expect(facts()).toEqual([false, 0]);
});
