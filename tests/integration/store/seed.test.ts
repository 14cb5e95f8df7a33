import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../../main/store';
import { seedCases } from '../../support/seed';
import { storePlace } from '../../support/store';

describe('a seeded store', () => {
  it('holds as many cases as asked for, each with its history, the same for the same seed', () => {
    const places = [storePlace(), storePlace()];
    try {
      const hashes = places.map((place) => {
        const store = place.open();
        seedCases(store, { cases: 120, open: 40, now: Date.UTC(2026, 10, 23) });
        const { cases, events } = store.read.counts();
        expect(Object.values(cases).reduce((sum, n) => sum + n, 0)).toBe(120);
        expect(store.read.openCases({ area: '530303101' }, 1000)).toHaveLength(40);
        expect(store.read.lastSeq()).toBe(events);
        expect(store.read.search('编号', { area: '530303101' }, 1000)).toHaveLength(120);
        const hash = store.read.stateHash();
        store.close();
        expect(checkIntegrity(place)).toEqual([]);
        return hash;
      });
      expect(hashes[0]).toBe(hashes[1]);
    } finally {
      for (const place of places) place.remove();
    }
  });
});
