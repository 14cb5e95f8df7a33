import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Department, DirectoryEntry, Grid, Member } from '../../../preload/contract';
import type { SqliteStore } from '../../../main/store';
import { person } from '../../support/small-world';
import { storePlace, type StorePlace } from '../../support/store';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => place.remove());

const grid = (gridCode: string, area: string): Grid => ({
  gridCode,
  name: gridCode,
  type: 'rural',
  area,
  households: 12,
  members: ['gm-1'],
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [103, 25],
        [104, 25],
        [104, 26],
        [103, 25],
      ],
    ],
  },
});
const member = (id: string, area: string): Member => ({
  id,
  name: '张试验',
  phone: '10000000001',
  role: 'grid-member',
  area,
  grids: [],
  onDuty: true,
});
const department = (id: string): Department => ({
  id,
  name: id,
  kind: 'power-supply',
  phone: '10000000002',
  onDuty: [],
  handles: ['power'],
});
const put = (...entries: DirectoryEntry[]) =>
  store.write((tx) => tx.putDirectory(entries, store.read.platformDirectoryRev() + entries.length));
const [gridA, gridB] = [`${VILLAGE}-01-01`, `${OTHER_VILLAGE}-01-01`];
const personEntry = (id: string, code: string): DirectoryEntry => ({ kind: 'person', key: `${TOWNSHIP}.${id}`, value: person(id, code) });

describe('the directory', () => {
  it('finds entries by their own id and under an area, groups of villages included', () => {
    put(
      { kind: 'area', key: TOWNSHIP, value: { code: TOWNSHIP, name: '试验镇', level: 'township', parent: '530303' } },
      { kind: 'grid', key: gridA, value: grid(gridA, `${VILLAGE}-01`) },
      { kind: 'grid', key: gridB, value: grid(gridB, OTHER_VILLAGE) },
      { kind: 'department', key: 'd-1', value: department('d-1') },
      { kind: 'member', key: 'gm-1', value: member('gm-1', VILLAGE) },
    );
    expect(store.read.areas().map(({ code }) => code)).toEqual([TOWNSHIP]);
    expect(store.read.grid(gridA)).toEqual(grid(gridA, `${VILLAGE}-01`));
    expect(store.read.grids(VILLAGE).map(({ gridCode }) => gridCode)).toEqual([gridA]);
    expect(store.read.grids('530303').map(({ gridCode }) => gridCode)).toEqual([gridA, gridB]);
    expect(store.read.departments().map(({ id }) => id)).toEqual(['d-1']);
    expect(store.read.member('gm-1')?.area).toBe(VILLAGE);
    expect(store.read.members(OTHER_VILLAGE)).toEqual([]);
    expect([store.read.grid('?'), store.read.member('?'), store.read.person('?')]).toEqual([undefined, undefined, undefined]);
  });

  it('shows a changed and a removed entry at once, and counts its own revision up', () => {
    put({ kind: 'department', key: 'd-1', value: department('d-1') }, { kind: 'grid', key: gridA, value: grid(gridA, VILLAGE) });
    const before = store.read.directoryRev();
    expect(store.read.grid(gridA)?.households).toBe(12);
    put({ kind: 'grid', key: gridA, value: { ...grid(gridA, VILLAGE), households: 13 } }, { kind: 'department', key: 'd-1', value: null });
    expect(store.read.grid(gridA)?.households).toBe(13);
    expect(store.read.departments()).toEqual([]);
    expect(store.read.directoryRev()).toBeGreaterThan(before);
    expect(store.read.platformDirectoryRev()).toBe(4);
  });

  it('lists an area as a file opened anew does, whatever came, moved and left since it was first asked', () => {
    const ids = (area: string) => store.read.members(area).map(({ id }) => id);
    // No more than are kept at once: one that is read anew proves nothing.
    const areas = [TOWNSHIP, VILLAGE, OTHER_VILLAGE, `${VILLAGE}-01`];
    put(...['gm-3', 'gm-1', 'gm-2'].map((id) => ({ kind: 'member' as const, key: id, value: member(id, VILLAGE) })));
    for (const area of areas) ids(area);
    put(
      { kind: 'member', key: 'gm-2', value: null },
      { kind: 'member', key: 'gm-1', value: member('gm-1', OTHER_VILLAGE) },
      { kind: 'member', key: 'gm-0', value: member('gm-0', `${VILLAGE}-01`) },
      { kind: 'member', key: 'gm-3', value: { ...member('gm-3', VILLAGE), onDuty: false } },
    );
    expect(areas.map(ids)).toEqual([['gm-3', 'gm-0', 'gm-1'], ['gm-3', 'gm-0'], ['gm-1'], ['gm-0']]);
    expect(store.read.members(VILLAGE)[0]?.onDuty).toBe(false);
    expect(() =>
      store.write((tx) => {
        tx.putDirectory([{ kind: 'member', key: 'gm-3', value: null }], 9);
        expect(tx.members(VILLAGE).map(({ id }) => id)).toEqual(['gm-0']);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(ids(VILLAGE)).toEqual(['gm-3', 'gm-0']);
  });

  it('forgets what a failed write had put there', () => {
    put({ kind: 'grid', key: gridA, value: grid(gridA, VILLAGE) });
    expect(() =>
      store.write((tx) => {
        tx.putDirectory([{ kind: 'grid', key: gridA, value: { ...grid(gridA, VILLAGE), households: 99 } }], 9);
        expect(tx.grid(gridA)?.households).toBe(99);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.read.grid(gridA)?.households).toBe(12);
    expect(store.read.platformDirectoryRev()).toBe(1);
  });
});

describe('people in care', () => {
  it('belong to the area of their grid, or of their key while the grid is not known', () => {
    put({ kind: 'grid', key: gridA, value: grid(gridA, VILLAGE) }, personEntry('p-1', gridA), personEntry('p-2', 'unknown'));
    const ids = (area: string) => store.read.people(area).map(({ person: { id } }) => id);
    expect(ids(TOWNSHIP)).toEqual(['p-1', 'p-2']);
    expect(ids(VILLAGE)).toEqual(['p-1']);
    expect(ids(OTHER_VILLAGE)).toEqual([]);
    expect(store.read.person('p-1')?.person).toEqual(person('p-1', gridA));
  });

  it('have revisions of their own, and those who left are told of until they come back', () => {
    put(personEntry('p-1', gridA), personEntry('p-2', gridA));
    const rev = store.read.rev();
    expect(store.read.directoryRev()).toBe(0);
    expect(store.read.peopleSince(0, 1).rows.map(({ person: { id } }) => id)).toEqual(['p-1']);
    put({ kind: 'person', key: `${TOWNSHIP}.p-1`, value: null });
    expect(store.read.peopleSince(rev, 10)).toEqual({ rows: [], gone: [{ id: 'p-1', rev: rev + 1 }] });
    put(personEntry('p-1', gridA));
    const { rows, gone } = store.read.peopleSince(rev, 10);
    expect([rows.map(({ person: { id } }) => id), gone]).toEqual([['p-1'], []]);
  });
});
