import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord, Scope } from '../../../main/ports';
import type { SqliteStore } from '../../../main/store';
import { sealCase } from '../../../main/store/case-record';
import { setCounter } from '../../../main/store/counters';
import { storeMigrations } from '../../../main/store/migrations';
import { openFile } from '../../../main/store/open-file';
import { newCase } from '../../support/case-records';
import { storePlace, type StorePlace } from '../../support/store';
import { SEED } from '../../support/test-seed';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

type Stored = Omit<CaseRecord, 'rev'>;

let place: StorePlace;
beforeEach(() => {
  place = storePlace();
});
afterEach(() => place.remove());

interface Given {
  readonly at: number;
  readonly village: string | undefined;
  readonly grid: string | undefined;
  readonly departments: readonly string[];
}
const as = (record: Stored, { at, village, grid, departments }: Given): Stored => ({
  ...record,
  state: { ...record.state, report: { ...record.state.report, gridCode: grid } } as Stored['state'],
  index: { ...record.index, reportedAt: at, village, departments: [...departments] },
});
const put = (store: SqliteStore, records: readonly Stored[]): void =>
  store.write((tx) => records.forEach((record) => void tx.putCase(record)));

const SCOPES: readonly Scope[] = [
  { area: TOWNSHIP.slice(0, 6) },
  { area: TOWNSHIP },
  { area: VILLAGE },
  { area: '530303', departmentId: 'power' },
  { area: '999999' },
];
const sees = ({ index }: Stored, { area, departmentId }: Scope): boolean =>
  (area.length === 12 ? index.village === area : index.township.startsWith(area)) &&
  (departmentId === undefined || index.departments.includes(departmentId));

/** The slow way: every record, one by one. */
const slowly = (records: readonly Stored[], scopes: readonly Scope[], from: number, to: number): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const record of records) {
    const { reportedAt, township, village } = record.index;
    if (reportedAt < from || reportedAt >= to || !scopes.some((scope) => sees(record, scope))) continue;
    const key = [township, village ?? null, record.state.report.gridCode ?? null].join();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};
const asked = (store: SqliteStore, scopes: readonly Scope[], from: number, to: number): Record<string, number> =>
  Object.fromEntries(
    store.read
      .reportedPlaces(scopes, { from, to }, store.read.reportedState().newest)
      .map(({ township, village, grid, count }) => [[township, village, grid].join(), count]),
  );

const given: fc.Arbitrary<Given> = fc.record({
  at: fc.integer({ min: 0, max: 100 }),
  village: fc.constantFrom(undefined, VILLAGE, OTHER_VILLAGE),
  grid: fc.constantFrom(undefined, `${VILLAGE}001`, `${VILLAGE}002`, `${OTHER_VILLAGE}001`),
  departments: fc.subarray(['power', 'water']),
});

describe('the register of reports', () => {
  it('counts what a slow count does, for every kind of seat, also after reports have been moved or are seen by others', () => {
    fc.assert(
      fc.property(
        fc.array(given, { maxLength: 20 }),
        fc.array(fc.tuple(fc.nat(19), given), { maxLength: 6 }),
        fc.subarray([...SCOPES], { minLength: 1 }),
        fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 101 })),
        (first, changes, scopes, [from, to]) => {
          const here = storePlace();
          const store = here.open();
          const records = first.map((one) => as(newCase().record, one));
          put(store, records);
          expect(asked(store, scopes, from, to)).toEqual(slowly(records, scopes, from, to));
          for (const [which, change] of changes) {
            const before = records[which];
            if (!before) continue;
            records[which] = as(before, change);
            put(store, [records[which]]);
          }
          expect(asked(store, scopes, from, to)).toEqual(slowly(records, scopes, from, to));
          here.remove();
        },
      ),
      { seed: SEED, numRuns: 25 },
    );
  });

  it('says when what was counted no longer holds, and not at every change of a case', () => {
    const store = place.open();
    const one = as(newCase().record, { at: 5, village: VILLAGE, grid: undefined, departments: ['power'] });
    put(store, [one]);
    const before = store.read.reportedState();
    put(store, [{ ...one, unread: true }]);
    expect(store.read.reportedState()).toEqual(before);
    put(store, [as(one, { at: 5, village: OTHER_VILLAGE, grid: undefined, departments: ['power'] })]);
    expect(store.read.reportedState()).toEqual({ ...before, moved: before.moved + 1 });
    put(store, [as(one, { at: 5, village: OTHER_VILLAGE, grid: undefined, departments: ['water'] })]);
    expect(store.read.reportedState()).toEqual({ ...before, moved: before.moved + 1, shared: before.shared + 1 });
    // The same after a restart, when nothing of the case is in memory.
    store.close();
    const again = place.open();
    put(again, [as(one, { at: 5, village: OTHER_VILLAGE, grid: undefined, departments: ['water'] })]);
    expect(again.read.reportedState()).toEqual({ ...before, moved: before.moved + 1, shared: before.shared + 1 });
  });

  it('newer cases are told apart from those that were counted', () => {
    const store = place.open();
    const at = (when: number): Stored => as(newCase().record, { at: when, village: VILLAGE, grid: undefined, departments: [] });
    put(store, [at(1), at(2)]);
    const { newest } = store.read.reportedState();
    put(store, [at(3)]);
    const since = store.read.reportedSince([{ area: TOWNSHIP }], newest, store.read.reportedState().newest);
    expect(since).toEqual([{ at: 3, township: TOWNSHIP, village: VILLAGE, grid: null }]);
    expect(store.read.reportedPlaces([{ area: TOWNSHIP }], { from: 0, to: 10 }, newest)).toEqual([
      { township: TOWNSHIP, village: VILLAGE, grid: null, count: 2 },
    ]);
  });

  it('cases of a cache before it are entered the newest first, damaged ones passed over, and one that changes meanwhile stays right', () => {
    const records = [1, 2, 3, 4, 5].map((at) => as(newCase().record, { at, village: VILLAGE, grid: `${VILLAGE}00${at}`, departments: [] }));
    const sql = openFile(
      place,
      storeMigrations.filter(({ version }) => version < 29),
    );
    records.forEach((record, i) => {
      const { doc, crc } = sealCase({ ...record, rev: i + 1 });
      sql.run(
        `INSERT INTO cases (id, rev, unread, pending, doc, crc, search_text, state, open, sort, township, village, departments, task_states)
         VALUES (?, ?, 0, 0, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)`,
        record.id,
        i + 1,
        i === 1 ? 'no JSON' : doc,
        crc,
        record.index.searchText,
        'received',
        record.index.order,
        record.index.township,
        VILLAGE,
        '[]',
        '[]',
      );
    });
    setCounter(sql, 'rev', records.length);
    sql.close();

    const store = place.open();
    const entered = () => Object.keys(asked(store, [{ area: TOWNSHIP }], 0, 100)).map((key) => Number(key.slice(-1)));
    expect(store.read.reportedState().behind).toBe(5);
    expect(entered()).toEqual([]);
    store.write((tx) => tx.enterReported(2));
    expect(entered().toSorted()).toEqual([4, 5]);
    expect(store.read.reportedState().behind).toBe(3);
    // It changes before its turn has come: entered by the change, and not a second time.
    put(store, [as(records[0]!, { at: 50, village: VILLAGE, grid: `${VILLAGE}009`, departments: [] })]);
    store.write((tx) => tx.enterReported(2));
    store.write((tx) => tx.enterReported(2));
    expect(store.read.reportedState().behind).toBe(0);
    expect(entered().toSorted()).toEqual([3, 4, 5, 9]);
  });
});
