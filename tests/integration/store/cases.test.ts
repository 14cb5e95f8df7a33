import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteStore } from '../../../main/store';
import { caseReads } from '../../../main/store/case-reads';
import { CaseRows } from '../../../main/store/case-rows';
import { Sql } from '../../../main/store/sql';
import { newCase, projected } from '../../support/case-records';
import { seedCases } from '../../support/seed';
import { storePlace, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';
import { envelope, OTHER_VILLAGE, reported, TOWNSHIP, VILLAGE } from '../../support/wire';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => place.remove());

const put = (...records: Parameters<typeof projected>[0][]) => store.write((tx) => records.map((events) => tx.putCase(projected(events))));
const at = (minute: number) => Date.parse('2026-11-23T08:00:00.000+08:00') + minute * 60_000;
const dispatched = (caseId: string, departmentId: string) => [
  reported(caseId),
  envelope('case.accepted', caseId, { category: 'power', priority: 'important', dueAt: '2026-11-24T08:00:00+08:00' }),
  envelope('task.dispatched', caseId, { taskId: newId(), departmentId, lead: true, instructions: '', dueAt: '2026-11-23T12:00:00+08:00' }),
];
const ended = (caseId: string, minute: number) => [
  reported(caseId),
  envelope('case.rejected', caseId, { reason: '重复' }, { at: at(minute), actor: { kind: 'operator', id: 'op-1' } }),
];

describe('a stored case', () => {
  it('comes back as it was put, with the next revision, after the file was closed and opened again', () => {
    const { record } = newCase({ urgency: 'urgent' });
    const rev = store.write((tx) => tx.putCase({ ...record, unread: true, pending: 2, problems: ['grid-unknown'] }));
    store.close();
    store = place.open();
    const expected = JSON.parse(JSON.stringify({ ...record, rev, unread: true, pending: 2, problems: ['grid-unknown'] })) as unknown;
    expect(store.read.case(record.id)).toEqual(expected);
    expect(store.read.rev()).toBe(rev);
    expect(store.read.case(newId())).toBeUndefined();
  });

  it('is kept in memory as it will be read from the file, field for field', () => {
    const cases = [newCase({ title: `\ud800枯树` }).record, projected(dispatched(newId(), 'power')), projected(ended(newId(), 3))];
    store.write((tx) => {
      for (const record of cases) tx.putCase(record);
      tx.putCase({ ...cases[1]!, alert: { kind: 'warning', at: 5 } });
    });
    const kept = cases.map(({ id }) => JSON.stringify(store.read.case(id)));
    store.close();
    store = place.open();
    expect(cases.map(({ id }) => JSON.stringify(store.read.case(id)))).toEqual(kept);
  });

  it('that moves or ends is found where it is now, whether it is kept in memory or not', () => {
    const caseId = newId();
    const filed = dispatched(caseId, 'power');
    const [{ id }] = [projected(filed)];
    put(filed);
    for (const again of [false, true]) {
      if (again) {
        store.close();
        store = place.open();
      }
      store.write((tx) => tx.putCase(projected([...filed, ...ended(caseId, 9).slice(1)])));
      expect(store.read.openCases({ area: TOWNSHIP }, 9)).toEqual([]);
      expect(store.read.endedCases({ area: TOWNSHIP }, 0, 9).map((record) => record.id)).toEqual([id]);
      store.write((tx) => tx.putCase(projected(filed)));
      expect(store.read.openCases({ area: TOWNSHIP, departmentId: 'power' }, 9).map((record) => record.id)).toEqual([id]);
    }
  });

  it('keeps a sort key that JSON cannot hold', () => {
    const { record } = newCase();
    store.write((tx) => tx.putCase({ ...record, index: { ...record.index, order: Infinity } }));
    expect(store.read.case(record.id)?.index.order).toBe(Infinity);
  });

  it('gets a higher revision each time, and shows once among the changes', () => {
    const [a, b] = [newCase().record, newCase().record];
    store.write((tx) => [a, b, a].forEach((record) => tx.putCase(record)));
    expect(store.read.casesSince(0, 10).map(({ id, rev }) => [id, rev])).toEqual([
      [b.id, 2],
      [a.id, 3],
    ]);
    expect(store.read.casesSince(2, 10).map(({ id }) => id)).toEqual([a.id]);
    expect(store.read.casesSince(0, 1).map(({ id }) => id)).toEqual([b.id]);
  });
});

describe('the queue', () => {
  it('is whole although it holds more cases than are kept parsed', () => {
    const [kept, more] = [30, 42];
    seedCases(store, { cases: more, open: more });
    store.close();
    const sql = new Sql(place.path, place.key);
    const { openCases, case: one } = caseReads(new CaseRows(sql, kept));
    const scope = { area: TOWNSHIP };
    const first = openCases(scope, kept);
    const all = openCases(scope, more);
    expect(new Set(all.map(({ id }) => id)).size).toBe(more);
    expect(all.slice(0, kept)).toEqual(first);
    for (const record of all) expect(one(record.id)).toEqual(record);
    sql.close();
  });

  it('lists open cases in the order of their sort key, then id, page by page, each once', () => {
    const records = [30, 10, 20, 10, 40].map((order) => {
      const { record } = newCase();
      return { ...record, index: { ...record.index, order } };
    });
    store.write((tx) => records.forEach((record) => tx.putCase(record)));
    const expected = records
      .map(({ id, index }) => ({ id, order: index.order }))
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
    const seen: { id: string; order: number }[] = [];
    for (;;) {
      const page = store.read.openCases({ area: TOWNSHIP }, 2, seen.at(-1)).map(({ id, index }) => ({ id, order: index.order }));
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(seen).toEqual(expected);
  });

  it('shows a district, a township, a village and a department their own cases', () => {
    const [here, there, elsewhere, theirs] = [newId(), newId(), newId(), newId()];
    put(
      [reported(here)],
      [reported(there, {}, { area: OTHER_VILLAGE })],
      [reported(elsewhere, {}, { area: '530303102' })],
      dispatched(theirs, 'd-power'),
    );
    const ids = (scope: { area: string; departmentId?: string }) =>
      store.read
        .openCases(scope, 10)
        .map(({ id }) => id)
        .sort();
    expect(ids({ area: '530303' })).toEqual([here, there, elsewhere, theirs].sort());
    expect(ids({ area: TOWNSHIP })).toEqual([here, there, theirs].sort());
    expect(ids({ area: VILLAGE })).toEqual([here, theirs].sort());
    expect(ids({ area: '530304' })).toEqual([]);
    expect(ids({ area: TOWNSHIP, departmentId: 'd-power' })).toEqual([theirs]);
    expect(ids({ area: OTHER_VILLAGE, departmentId: 'd-power' })).toEqual([]);
  });

  it('loses a case that ends to the list of ended ones, the latest first, from an instant on', () => {
    const [early, late, open] = [newId(), newId(), newId()];
    put([reported(early)], [reported(late)], [reported(open)]);
    put(ended(early, 1), ended(late, 2));
    expect(store.read.openCases({ area: TOWNSHIP }, 10).map(({ id }) => id)).toEqual([open]);
    expect(store.read.endedCases({ area: TOWNSHIP }, 0, 10).map(({ id }) => id)).toEqual([late, early]);
    expect(store.read.endedCases({ area: TOWNSHIP }, at(2), 10).map(({ id }) => id)).toEqual([late]);
    expect(store.read.endedCases({ area: OTHER_VILLAGE }, 0, 10)).toEqual([]);
  });

  it('finds open cases in a box and leaves out those without a believable place', () => {
    const [inside, outside, nowhere, over] = [newId(), newId(), newId(), newId()];
    const where = (lon: number, lat: number) => ({ location: { lon, lat, crs: 'WGS84' } });
    put(
      [reported(inside, where(103.8, 25.6))],
      [reported(outside, where(103.9, 25.6))],
      [reported(nowhere, where(-73, 40))],
      ended(over, 1),
    );
    const found = store.read.openCasesIn({ west: 103.75, south: 25.55, east: 103.81, north: 25.65 }, 10);
    expect(found.map(({ id }) => id)).toEqual([inside]);
  });
});

describe('counts and digest', () => {
  it('counts cases and tasks by state as they change', () => {
    const [a, b] = [newId(), newId()];
    put([reported(a)], [reported(b)]);
    put(dispatched(a, 'd-1'));
    const counts = store.read.counts();
    expect(counts.cases).toMatchObject({ received: 1, dispatched: 1, filed: 0, closed: 0 });
    expect(counts.tasks).toMatchObject({ sent: 1, completed: 0 });
    put(ended(b, 1));
    expect(store.read.counts().cases).toMatchObject({ received: 0, rejected: 1 });
  });

  it('gives two consoles with the same history the same digest, whatever came first and whoever has read it', () => {
    const histories = [newId(), newId(), newId()].map((id) => dispatched(id, 'd-1'));
    const other = storePlace();
    try {
      put(...histories);
      const second = other.open();
      second.write((tx) =>
        [...histories].reverse().forEach((events) => {
          tx.putCase(projected(events.slice(0, 1), { unread: true }));
          tx.putCase(projected(events, { unread: true, problems: ['clock-off'] }));
        }),
      );
      expect(second.read.stateHash()).toBe(store.read.stateHash());
      second.write((tx) => tx.putCase(projected(histories[0]!.slice(0, 2))));
      expect(second.read.stateHash()).not.toBe(store.read.stateHash());
    } finally {
      other.remove();
    }
  });
});
