import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteStore } from '../../../main/store';
import { Sql } from '../../../main/store/sql';
import { MovableClock } from '../../support/clock';
import { storePlace, type StorePlace } from '../../support/store';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace(new MovableClock(), { anchored: false });
  store = place.open();
  store.write((tx) => {
    for (let n = 1; n <= 5; n += 1)
      tx.audit({ at: n, who: 'op-1', role: 'lead', kind: 'reveal', subject: `p-${n}`, result: 'ok', details: { purpose: '回访' } });
  });
});
afterEach(() => place.remove());

/** What somebody with the key and a SQLite of their own can do. */
const tamper = (sql: string): number | null => {
  store.close();
  const raw = new Sql(place.path, place.key);
  raw.exec(`DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_no_replace; ${sql}`);
  raw.close();
  store = place.open();
  return store.read.verifyAudit();
};

describe('the audit', () => {
  it('is whole when nobody has touched it, and goes on after a restart', () => {
    store.close();
    store = place.open();
    store.write((tx) => tx.audit({ at: 6, who: 'op-1', role: 'lead', kind: 'reveal', subject: 'p-6', result: 'refused' }));
    expect([store.read.auditLength(), store.read.verifyAudit()]).toEqual([6, null]);
  });

  it.each([
    ["UPDATE audit SET doc = x'7b7d' WHERE n = 2"],
    ['DELETE FROM audit WHERE n = 2'],
    ['DELETE FROM audit'],
    ["INSERT OR REPLACE INTO audit (n, doc, hash) VALUES (2, x'7b7d', x'')"],
  ])('lets nobody do this: %s', (statement) => {
    store.close();
    const raw = new Sql(place.path, place.key);
    expect(() => raw.exec(statement)).toThrow('append-only');
    raw.close();
    store = place.open();
    expect([store.read.auditLength(), store.read.verifyAudit()]).toEqual([5, null]);
  });

  it.each([
    ['a changed record', `UPDATE audit SET doc = CAST(replace(CAST(doc AS TEXT), 'p-3', 'p-9') AS BLOB) WHERE n = 3`, 3],
    ['a missing record', 'DELETE FROM audit WHERE n = 3', 3],
    ['a missing first record', 'DELETE FROM audit WHERE n = 1', 1],
    ['records cut off at the end', 'DELETE FROM audit WHERE n > 3', 4],
    ['all records gone', 'DELETE FROM audit', 1],
    ['a changed digest', `UPDATE audit SET hash = x'ff' WHERE n = 5`, 5],
    [
      'two records exchanged',
      'UPDATE audit SET n = 9 WHERE n = 2; UPDATE audit SET n = 2 WHERE n = 3; UPDATE audit SET n = 3 WHERE n = 9',
      2,
    ],
    ['a record added', `INSERT INTO audit VALUES (6, x'7b7d', x'ff')`, 6],
  ])('finds %s even when the triggers were dropped', (_, statement, n) => expect(tamper(statement)).toBe(n));
});
