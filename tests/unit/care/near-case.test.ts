import { expect, it } from 'vitest';
import { besideCase, byNearness } from '../../../main/domain';
import { person } from '../../support/small-world';
import { VILLAGE } from '../../support/wire';

const GRID = `${VILLAGE}-01-01`;
const one = person('p-0001', GRID);
const { lon, lat } = one.location;
const at = (metres: number) => ({ lon, lat: lat + metres / 111_195 });

it('somebody in care stands beside a case that is about them, at their address, close by, or of whose place only the grid is known', () => {
  const relation = (place: Parameters<typeof besideCase>[1]) => besideCase(one, place, 100)?.relation;
  expect(relation({ about: 'p-0001', at: at(5000) })).toBe('about');
  expect(relation({ about: 'p-0002', at: at(5000) })).toBeUndefined();
  expect(relation({ address: `${one.address}门口`, at: at(5000) })).toBe('address');
  expect(relation({ address: '试验村一组 33 号', at: at(5000) })).toBeUndefined();
  expect([0, 99, 101].map((metres) => relation({ at: at(metres) }))).toEqual(['near', 'near', undefined]);
  expect(relation({ gridCode: GRID })).toBe('grid');
  // A point says more than its grid.
  expect(relation({ gridCode: GRID, at: at(500) })).toBeUndefined();
  expect(relation({ gridCode: `${VILLAGE}-01-02` })).toBeUndefined();
  expect(relation({})).toBeUndefined();
});

it('whom it is about comes first, then the nearest', () => {
  const all = [
    { relation: 'near', metres: 90 },
    { relation: 'grid', metres: undefined },
    { relation: 'near', metres: 10 },
    { relation: 'about', metres: 4000 },
  ] as const;
  expect(all.toSorted(byNearness).map(({ metres }) => metres)).toEqual([4000, 10, 90, undefined]);
});
