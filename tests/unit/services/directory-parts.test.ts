import { expect, it } from 'vitest';
import type { RawDirectoryEntry } from '../../../main/ports';
import { partsOf } from '../../../main/services/apply-directory';

const plain = (key: string): RawDirectoryEntry => ({ kind: 'member', key, value: { id: key } });
const outlined = (key: string, corners: number): RawDirectoryEntry => ({
  kind: 'grid',
  key,
  value: { gridCode: key, geometry: { type: 'Polygon', coordinates: [Array.from({ length: corners }, (_, at) => [at, at])] } },
});
const sizes = (batch: readonly RawDirectoryEntry[]): number[] => {
  const parts = partsOf(batch);
  // Nothing is lost, doubled or put elsewhere: a later entry of a key counts.
  expect(parts.flat()).toEqual(batch);
  return parts.map((part) => part.length);
};

it('a batch is written in parts that nobody has to wait for: many plain entries at once, finely drawn grids a few', () => {
  expect(sizes(Array.from({ length: 500 }, (_, at) => plain(`m-${at}`)))).toEqual([500]);
  expect(sizes(Array.from({ length: 501 }, (_, at) => plain(`m-${at}`)))).toEqual([500, 1]);
  // An outline of 490 corners is as long as 50 plain entries.
  expect(sizes(Array.from({ length: 25 }, (_, at) => outlined(`g-${at}`, 490)))).toEqual([10, 10, 5]);
  expect(sizes([plain('m'), outlined('g', 100_000), plain('n')])).toEqual([1, 1, 1]);
});

it('an entry whose value nobody can read is one like any other', () => {
  const odd = [null, 7, 'x', { geometry: 7 }, { geometry: { coordinates: [7, null] } }];
  expect(sizes(odd.map((value, at) => ({ kind: 'grid', key: `g-${at}`, value })))).toEqual([5]);
});
