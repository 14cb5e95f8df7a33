import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../main/ports';
import { checkIntegrity, openStore, StoreOpenError, type SqliteStore } from '../../../main/store';
import { Sql } from '../../../main/store/sql';
import { seedCases } from '../../support/seed';
import { MovableClock } from '../../support/clock';
import { storePlace, type StorePlace } from '../../support/store';

let place: StorePlace;
/** What the store held before it was damaged, by case id. */
let truth: Map<string, unknown>;

const AREA = { area: '530303' };
const contents = (store: SqliteStore, ids: Iterable<string>) => new Map([...ids].map((id): [string, unknown] => [id, shown(store, id)]));

/** All that is shown of a case, or `damaged` where the store says so. */
const shown = (store: SqliteStore, id: string): unknown => {
  try {
    return JSON.parse(JSON.stringify([store.read.case(id), store.read.events(id)]));
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'damaged') return 'damaged';
    throw error;
  }
};

/** Reported as damaged, or something missing because an index leads nowhere; what is there is as it was. */
const isLess = (seen: unknown, was: unknown): boolean => {
  if (seen === 'damaged') return true;
  const [record, events] = seen as [unknown, unknown[]];
  const [recordBefore, eventsBefore] = was as [unknown, unknown[]];
  const known = new Set(eventsBefore.map((event) => JSON.stringify(event)));
  return (
    (record === null || JSON.stringify(record) === JSON.stringify(recordBefore)) &&
    events.every((event) => known.has(JSON.stringify(event)))
  );
};

beforeEach(() => {
  place = storePlace(new MovableClock(), { anchored: false });
  const store = place.open();
  seedCases(store, { cases: 60, open: 30, now: Date.UTC(2026, 10, 23) });
  const ids = [...store.read.openCases(AREA, 100), ...store.read.endedCases(AREA, 0, 100)].map(({ id }) => id);
  truth = contents(store, ids);
  store.close();
});
afterEach(() => place.remove());

const kindOfFailure = (): string => {
  try {
    place.open().close();
    return 'opened';
  } catch (error) {
    return error instanceof StoreOpenError ? error.kind : String(error);
  }
};

describe('a damaged file', () => {
  it('is whole before the damage', () => {
    expect(checkIntegrity(place)).toEqual([]);
    expect(truth.size).toBe(60);
  });

  it.each([
    ['cut in half', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096)],
    ['cut in the middle of a page', (bytes: Buffer) => bytes.subarray(0, 6000)],
    ['with its first page overwritten', (bytes: Buffer) => Buffer.concat([Buffer.alloc(4096, 7), bytes.subarray(4096)])],
    [
      'with all its other pages overwritten',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]),
    ],
    ['that is some other file', () => Buffer.from('%PDF-1.7'.repeat(2000))],
  ])('%s is reported as damaged and left as it is', (_, damage) => {
    const damaged = damage(readFileSync(place.path));
    writeFileSync(place.path, damaged);
    expect(kindOfFailure()).toBe('damaged');
    expect(readFileSync(place.path).equals(damaged)).toBe(true);
  });

  it('never shows anything wrong, whichever byte has changed', () => {
    const whole = readFileSync(place.path);
    const found = { open: 0, read: 0, flips: 0 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bytes = Buffer.from(whole);
        bytes[at]! ^= mask;
        writeFileSync(place.path, bytes);
        found.flips += 1;
        let store: SqliteStore;
        try {
          store = place.open();
        } catch (error) {
          expect(error).toMatchObject({ name: 'StoreOpenError', kind: 'damaged' });
          expect(readFileSync(place.path).equals(bytes)).toBe(true);
          found.open += 1;
          return;
        }
        const seen = contents(store, truth.keys());
        store.close();
        const odd = [...truth.keys()].filter((id) => JSON.stringify(seen.get(id)) !== JSON.stringify(truth.get(id)));
        for (const id of odd) expect(isLess(seen.get(id), truth.get(id)), `case ${id} after a flip of ${mask} at ${at}`).toBe(true);
        if (odd.length > 0) found.read += 1;
      }),
      { numRuns: 100 },
    );
    // Both nets catch something, or this test proves nothing.
    expect(found.open).toBeGreaterThan(0);
    expect(found.open + found.read).toBeGreaterThan(found.flips / 4);
  });

  it('is found in a text by the checksum of its row', () => {
    const sql = new Sql(place.path, place.key);
    const id = sql.get<{ id: string }>('SELECT id FROM cases LIMIT 1')!.id;
    sql.run(`UPDATE cases SET doc = CAST(replace(CAST(doc AS TEXT), '"township"', '"townshiq"') AS BLOB) WHERE id = ?`, id);
    sql.run('UPDATE events SET seq = seq + 1000 WHERE case_id = ?', id);
    sql.close();
    const store = place.open();
    expect(() => store.read.case(id)).toThrow(StorageError);
    expect(() => store.read.events(id)).toThrow('checksum');
    store.close();
    expect(checkIntegrity(place).filter((line) => line.includes('checksum')).length).toBeGreaterThan(1);
  });

  it.each([
    ['another text', `UPDATE case_digests SET digest = CAST('none' AS BLOB)`],
    ['a letter more', `UPDATE case_digests SET digest = CAST(digest || 'a' AS BLOB)`],
    ['a letter that no digest has', `UPDATE case_digests SET digest = CAST('g' || substr(CAST(digest AS TEXT), 2) AS BLOB)`],
    ['an end of line', `UPDATE case_digests SET digest = CAST(digest || char(10) AS BLOB)`],
    ['the number of no case', `UPDATE case_digests SET id = CAST('x' || substr(CAST(id AS TEXT), 2) AS BLOB)`],
  ])('of the digest of a case, which has no checksum, is found by its form: %s', (_, update) => {
    const asked = place.open();
    asked.read.stateHash();
    asked.close();
    const sql = new Sql(place.path, place.key);
    const ids = sql.all<{ id: string }>('SELECT id FROM case_digests ORDER BY id').map(({ id }) => id);
    sql.close();
    const whole = readFileSync(place.path);
    // The last one too, which no other follows.
    for (const id of [ids[30]!, ids.at(-1)!]) {
      writeFileSync(place.path, whole);
      const changed = new Sql(place.path, place.key);
      expect(changed.run(`${update} WHERE id = ?`, id).changes).toBe(1);
      changed.close();
      const store = place.open();
      expect(() => store.read.stateHash()).toThrow(expect.objectContaining({ name: 'StorageError', fault: 'damaged' }));
      store.close();
    }
  });

  it('of an index that does not fit its table is found after an unclean end', () => {
    const definition = 'CREATE INDEX events_of_case ON events (case_id, seq)';
    const redefine = (path: string, text: string): void => {
      const sql = new Sql(path, place.key);
      sql.exec(`PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '${text}' WHERE name = 'events_of_case'`);
      sql.close();
    };
    // Events come to the table that the index is told nothing of.
    redefine(place.path, `${definition} WHERE 0`);
    const store = place.open();
    seedCases(store, { cases: 3, open: 3, seed: 2, now: Date.UTC(2026, 10, 24) });
    store.close();
    redefine(place.path, definition);
    const crashed = { path: join(place.folder, 'crashed.db'), key: place.key, clock: place.clock, anchored: false };
    const open = place.open();
    open.write((tx) => tx.setLastSeq(99));
    for (const suffix of ['', '-wal']) copyFileSync(`${place.path}${suffix}`, `${crashed.path}${suffix}`);
    open.close();
    expect(() => openStore(crashed)).toThrow(expect.objectContaining({ name: 'StoreOpenError', kind: 'damaged' }));
    // The quick check of a start after an orderly end walks the trees and finds nothing odd in them.
    place.open().close();
  });

  it('is looked for in a large file too after an unclean end, and left as it was found', () => {
    const crashed = { path: join(place.folder, 'crashed.db'), key: place.key, clock: place.clock, anchored: false };
    const store = place.open();
    const body = '长'.repeat(80_000);
    store.write((tx) =>
      Array.from({ length: 50 }, (_, n) => tx.addQuarantine({ at: 1, seq: n + 1, subject: 's', reason: 'r', body, bytes: 1 })),
    );
    store.write((tx) => Array.from({ length: 40 }, (_, n) => tx.putOwnDocument('k', 'o', { key: `${n}`, at: 1, value: body })));
    store.close();
    const bytes = readFileSync(place.path);
    expect(bytes.length).toBeGreaterThan(16 * 1024 * 1024);
    const middle = Math.floor(bytes.length / 8192) * 4096;
    bytes.fill(7, middle, middle + 20 * 4096);
    writeFileSync(crashed.path, bytes);
    // Ended well: such a file opens, and damage is found where it is read. Ended badly: it is looked at first.
    openStore(crashed).close();
    writeFileSync(crashed.path, bytes);
    const open = openStore(crashed);
    open.write((tx) => tx.setLastSeq(99));
    for (const suffix of ['', '-wal']) copyFileSync(crashed.path + suffix, `${place.path}${suffix}`);
    open.close();
    const before = [readFileSync(place.path), readFileSync(`${place.path}-wal`)];
    expect(kindOfFailure()).toBe('damaged');
    expect([readFileSync(place.path), readFileSync(`${place.path}-wal`)].map((now, at) => now.equals(before[at]!))).toEqual([true, true]);
    rmSync(`${place.path}-wal`);
    truncateSync(place.path, 0);
  });
});
