import { readFileSync } from 'node:fs';
import { crc32 as crc } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CareEnvelope, Person } from '../../../preload/contract';
import { careOf } from '../../../main/domain';
import { openStore, type SqliteStore } from '../../../main/store';
import { openDriver } from '../../../main/store/driver';
import { person as personIn } from '../../support/small-world';
import { storePlace, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';
import { TOWNSHIP, VILLAGE } from '../../support/wire';

const GRID = `${VILLAGE}-01-01`;
const person: Person = { ...personIn('p-1', GRID), name: '金丝雀甲', address: '金丝雀路 7 号' };
const visit = (over: Partial<CareEnvelope> = {}): CareEnvelope => ({
  v: 1,
  id: newId(),
  type: 'care.visited',
  personId: 'p-1',
  area: VILLAGE,
  at: '2026-11-23T09:00:00.000+08:00',
  actor: { kind: 'operator', id: 'op-1' },
  data: { visitedAt: '2026-11-23T08:00:00.000+08:00', by: 'gm-0001', result: 'well', text: '金丝雀说今天很好' },
  ...over,
});

let place: StorePlace;
let store: SqliteStore;
/** Without the anchor, which would find what these tests change in the closed file. */
const open = (): SqliteStore => openStore({ path: place.path, key: place.key, clock: place.clock, anchored: false });
const put = (value: Person | null, key = `${TOWNSHIP}.p-1`) =>
  store.write((tx) => tx.putDirectory([{ kind: 'person', key, value }], tx.platformDirectoryRev() + 1));
/** Everything in the closed file, decrypted page by page: what whoever has the data key can read. */
const contents = (): string => {
  store.close();
  const driver = openDriver(place.path, place.key);
  const tables = driver
    .prepare("SELECT CAST(name AS BLOB) AS name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'case_words%'")
    .all([]);
  const text = tables.map(({ name }) => JSON.stringify(driver.prepare(`SELECT * FROM ${String(name)}`).all([]))).join('\n');
  driver.close();
  return text;
};

beforeEach(() => {
  place = storePlace();
  store = open();
});
afterEach(() => {
  store.close();
  place.remove();
});

describe('a person in care', () => {
  it('lies sealed under a key of their own: with the data key alone nothing of the record or the visits can be read', () => {
    put(person);
    store.write((tx) => {
      tx.appendCare(visit(), 3);
      tx.putCare(careOf(person));
    });
    expect(store.read.person('p-1')).toMatchObject({ person, care: { personId: 'p-1' } });
    expect(store.read.careEvents('p-1')[0]!.envelope.data['text']).toBe('金丝雀说今天很好');
    const text = contents();
    expect(text).toContain('p-1');
    for (const secret of ['金丝雀', person.idNumber, 'gm-0001']) expect(text).not.toContain(secret);
    expect(readFileSync(place.path).includes(Buffer.from('p-1'))).toBe(false);
  });

  it('is read again after a restart, and a record in another person’s place is damage, not data', () => {
    put(person);
    put({ ...person, id: 'p-2', name: '另一人' }, `${TOWNSHIP}.p-2`);
    store.close();
    const driver = openDriver(place.path, place.key);
    const [one] = driver.prepare('SELECT doc, crc FROM people WHERE id = ?').all(['p-1']) as { doc: string; crc: number }[];
    driver.prepare('UPDATE people SET doc = ?, crc = ? WHERE id = ?').run([one!.doc, one!.crc, 'p-2']);
    driver.close();
    store = open();
    expect(store.read.person('p-1')?.person.name).toBe('金丝雀甲');
    expect(() => store.read.person('p-2')).toThrow(/does not fit its seal/);
  });

  it('is erased with the key: nothing sealed under it can be opened any more, and only the announcement waits', () => {
    put(person);
    store.write((tx) => tx.appendCare(visit(), 3));
    store.close();
    const driver = openDriver(place.path, place.key);
    const [before] = driver.prepare('SELECT doc, crc FROM people WHERE id = ?').all(['p-1']) as { doc: string; crc: number }[];
    driver.close();
    store = open();
    const announce = visit({ type: 'care.erased', data: {} });
    store.write((tx) => tx.erasePerson('p-1', announce));
    expect(store.read.person('p-1')).toBeUndefined();
    expect(store.read.careEvents('p-1')).toEqual([]);
    expect(store.read.unsentCare(0, 10)).toMatchObject([{ id: announce.id, personId: 'p-1', township: TOWNSHIP, envelope: undefined }]);
    expect(store.read.peopleSince(0, 10).gone.map(({ id }) => id)).toEqual(['p-1']);
    // A row kept from before, put back: its key is gone for good, and a new one does not open it.
    put({ ...person, name: '新登记' });
    store.close();
    const again = openDriver(place.path, place.key);
    again.prepare('UPDATE people SET doc = ?, crc = ? WHERE id = ?').run([before!.doc, before!.crc, 'p-1']);
    again.close();
    store = open();
    expect(() => store.read.person('p-1')).toThrow(/does not fit its seal/);
    store.write((tx) => tx.confirmCare(announce.id, 9));
    expect(store.read.unsentCare(0, 10)).toEqual([]);
  });

  it('goes with the platform’s entry, but not when it only moved to another key', () => {
    put(person);
    put({ ...person, name: '搬家' }, '530303102.p-1');
    put(null);
    expect(store.read.person('p-1')?.person.name).toBe('搬家');
    put(null, '530303102.p-1');
    expect(store.read.person('p-1')).toBeUndefined();
    expect(store.read.careEvents('p-1')).toEqual([]);
  });

  it('of a file from before there were keys is sealed when the store is opened', () => {
    put(person);
    store.close();
    const driver = openDriver(place.path, place.key);
    const doc = JSON.stringify(person);
    driver.prepare('UPDATE people SET doc = ?, crc = ?, sealed = 0').run([doc, crc(doc)]);
    driver.exec('DELETE FROM person_keys');
    driver.close();
    store = open();
    expect(store.read.person('p-1')?.person).toEqual(person);
    expect(contents()).not.toContain('金丝雀');
  });
});

describe('events of care', () => {
  it('are kept once, in the order of the stream, with unsent ones behind, and an unsent one of ours is confirmed by its id', () => {
    put(person);
    const [mine, later, earlier] = [visit(), visit(), visit()];
    store.write((tx) => {
      expect(tx.appendCare(mine, null)).toBe('new');
      expect(tx.appendCare(later, 8)).toBe('new');
      expect(tx.appendCare(earlier, 5)).toBe('new');
      expect(tx.appendCare(earlier, 5)).toBe('known');
    });
    expect(store.read.careEvents('p-1').map(({ envelope, seq }) => [envelope.id, seq])).toEqual([
      [earlier.id, 5],
      [later.id, 8],
      [mine.id, null],
    ]);
    expect(store.read.person('p-1')?.pending).toBe(1);
    expect(store.read.pendingCount()).toBe(1);
    store.write((tx) => expect(tx.appendCare(mine, 9)).toBe('confirmed'));
    expect([store.read.pendingCount(), store.read.careSubjectSeq('p-1')]).toEqual([0, 9]);
  });

  it('wait for their time, and one that the platform refused is shown and not sent', () => {
    put(person);
    const mine = visit();
    store.write((tx) => tx.appendCare(mine, null));
    store.write((tx) => tx.postponeCare(mine.id, 500));
    expect(store.read.unsentCare(499, 10)).toEqual([]);
    expect(store.read.unsentCare(500, 10)).toMatchObject([{ id: mine.id, attempts: 1 }]);
    // No wait is a day long: it was put off by a clock that has been set back since.
    store.write((tx) => tx.postponeCare(mine.id, 86_400_000));
    expect(store.read.unsentCare(500, 10)).toMatchObject([{ id: mine.id, attempts: 2 }]);
    store.write((tx) => tx.refuseCare(mine.id, 'permissions violation'));
    expect(store.read.unsentCare(500, 10)).toEqual([]);
    expect(store.read.careEvents('p-1')).toMatchObject([{ refused: 'permissions violation', seq: null }]);
    expect(store.read.pendingCount()).toBe(0);
  });
});

it('reveals are counted by day and operator', () => {
  store.write((tx) => {
    tx.countReveal('2026-11-25', 'op-1');
    tx.countReveal('2026-11-25', 'op-2');
    tx.countReveal('2026-11-25', 'op-2');
    tx.countReveal('2026-11-26', 'op-1');
  });
  expect(store.read.revealsOn('2026-11-25')).toEqual([
    { operatorId: 'op-2', count: 2 },
    { operatorId: 'op-1', count: 1 },
  ]);
  expect(store.read.revealsOn('2026-11-27')).toEqual([]);
});
