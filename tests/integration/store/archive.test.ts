import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENDED_STATES, type ArchiveCursor, type ArchiveQuery } from '../../../preload/contract';
import type { CaseRecord, Scope } from '../../../main/ports';
import type { SqliteStore } from '../../../main/store';
import { newCase } from '../../support/case-records';
import { storePlace, type StorePlace } from '../../support/store';
import { SEED } from '../../support/test-seed';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

type Stored = Omit<CaseRecord, 'rev'>;
interface Ended {
  readonly endedAt: number;
  readonly state: (typeof ENDED_STATES)[number] | 'filed';
  readonly village: string;
  readonly departments: readonly string[];
  readonly searchText: string;
}

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => place.remove());

const caseOf = ({ endedAt, state, village, departments, searchText }: Ended): Stored => {
  const { record } = newCase();
  const open = state === 'filed';
  const index = { ...record.index, state, open, village, departments: [...departments], searchText, ...(open ? {} : { endedAt }) };
  return { ...record, index };
};
const put = (cases: readonly Ended[]): readonly Stored[] => {
  const records = cases.map(caseOf);
  store.write((tx) => records.forEach((record) => tx.putCase(record)));
  return records;
};
/** All pages one after the other; how many there were. */
const walk = (scopes: readonly Scope[], query: ArchiveQuery, limit: number) => {
  const ids: string[] = [];
  let after: ArchiveCursor | undefined;
  let pages = 0;
  do {
    const page = store.read.archive(scopes, query, limit, after);
    expect(page.records.length).toBeLessThanOrEqual(limit);
    ids.push(...page.records.map(({ id }) => id));
    after = page.next;
    pages += 1;
  } while (after);
  return { ids, pages };
};

describe('the archive', () => {
  const many = (count: number, of: (at: number) => Partial<Ended>): readonly Ended[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{ endedAt: 1000 + at, state: 'closed', village: VILLAGE, departments: [], searchText: '枯树倾斜' },
      ...of(at),
    }));

  it('gives, page by page, just the cases that a scan of all would give, each once, the latest first', () => {
    const ended = fc.record({
      // Few instants, so that many end at the same one.
      endedAt: fc.integer({ min: 1000, max: 1004 }),
      state: fc.constantFrom<Ended['state']>(...ENDED_STATES, 'filed'),
      village: fc.constantFrom(VILLAGE, OTHER_VILLAGE),
      departments: fc.subarray(['power', 'power-2', 'roads']),
      searchText: fc.constantFrom('枯树倾斜', '道路塌方', '枯树压线'),
    });
    /** Mostly not asked: a question that asks everything at once finds nothing. */
    const maybe = <T>(of: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });
    const query = fc.record({
      text: maybe(fc.constantFrom('枯树', '塌方', '枯树 压线')),
      state: maybe(fc.constantFrom(...ENDED_STATES)),
      area: maybe(fc.constantFrom(TOWNSHIP, VILLAGE, '530303', '530304')),
      departmentId: maybe(fc.constantFrom('power', 'roads')),
      from: maybe(fc.integer({ min: 999, max: 1003 })),
      to: maybe(fc.integer({ min: 1002, max: 1006 })),
    });
    const scopes = fc.constantFrom<readonly Scope[]>(
      [{ area: TOWNSHIP }],
      [{ area: VILLAGE }, { area: '530303', departmentId: 'roads' }],
      [{ area: TOWNSHIP, departmentId: 'power' }],
    );
    const isUnder = ({ area, departmentId }: Scope, { index }: Stored) =>
      (index.village ?? '').startsWith(area) && (departmentId === undefined || index.departments.includes(departmentId));
    /** Questions of which the answer has several pages. */
    let long = 0;
    fc.assert(
      fc.property(
        fc.array(ended, { minLength: 20, maxLength: 40 }),
        fc.array(fc.tuple(scopes, query, fc.integer({ min: 1, max: 7 })), { minLength: 6, maxLength: 10 }),
        (cases, questions) => {
          place.remove();
          place = storePlace();
          store = place.open();
          const records = put(cases);
          for (const [of, { text = '', state, area = '', departmentId, from = 0, to = Infinity }, limit] of questions) {
            const expected = records
              .map((record, order) => ({ record, order }))
              .filter(({ record }) => {
                const { index } = record;
                const at = index.endedAt ?? -1;
                return (
                  !index.open &&
                  of.some((scope) => isUnder(scope, record)) &&
                  isUnder({ area, departmentId }, record) &&
                  (state === undefined || index.state === state) &&
                  text.split(' ').every((word) => index.searchText.includes(word)) &&
                  at >= from &&
                  at < to
                );
              })
              .toSorted((a, b) => (text === '' ? b.record.index.endedAt! - a.record.index.endedAt! : 0) || b.order - a.order)
              .map(({ record }) => record.id);
            const asked = {
              ...(text === '' ? {} : { text }),
              state,
              ...(area === '' ? {} : { area }),
              departmentId,
              ...(from > 0 ? { from } : {}),
              ...(to < Infinity ? { to } : {}),
            };
            const { ids, pages } = walk(of, asked, limit);
            expect(ids).toEqual(expected);
            if (pages > 2) long += 1;
          }
        },
      ),
      { seed: SEED, numRuns: 40 },
    );
    expect(long).toBeGreaterThan(40);
  });

  it('looks through so many for a page only, and goes on behind them', () => {
    // The one that is asked for ended first of all, behind more than one look.
    const records = put(many(10_050, (at) => (at === 0 ? { state: 'merged' } : {})));
    const first = store.read.archive([{ area: TOWNSHIP }], { state: 'merged' }, 10, undefined);
    expect(first).toMatchObject({ records: [], next: { endedAt: 1050 } });
    expect(walk([{ area: TOWNSHIP }], { state: 'merged' }, 10)).toEqual({ ids: [records[0]!.id], pages: 2 });
    const byWords = store.read.archive([{ area: TOWNSHIP }], { text: '枯树', state: 'merged' }, 10, undefined);
    expect(byWords.records).toEqual([]);
    expect(byWords.next).toBeDefined();
    expect(walk([{ area: TOWNSHIP }], { text: '枯树', state: 'merged' }, 10)).toEqual({ ids: [records[0]!.id], pages: 6 });
  });

  it('looks through none that ended outside of the time that is asked about', () => {
    const records = put(many(10_050, (at) => (at === 0 ? { state: 'merged' } : {})));
    // The latest 10,000 that ended by then, and those behind them.
    expect(walk([{ area: TOWNSHIP }], { state: 'merged', to: 1050 }, 10)).toEqual({ ids: [records[0]!.id], pages: 1 });
    expect(walk([{ area: TOWNSHIP }], { state: 'merged', from: 1051 }, 10)).toEqual({ ids: [], pages: 1 });
  });

  it('finds nothing by one sign that is no word', () => {
    put(many(3, () => ({})));
    expect(walk([{ area: TOWNSHIP }], { text: '"' }, 10)).toEqual({ ids: [], pages: 1 });
  });
});
