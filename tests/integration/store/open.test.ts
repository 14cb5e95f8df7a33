import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, setAside, StoreOpenError } from '../../../main/store';
import { Sql } from '../../../main/store/sql';
import { newCase } from '../../support/case-records';
import { person } from '../../support/small-world';
import { MovableClock } from '../../support/clock';
import { storePlace, textsFoundIn, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';

let place: StorePlace;
beforeEach(() => {
  place = storePlace(new MovableClock(), { anchored: false });
});
afterEach(() => place.remove());

/** What opening throws. */
const failure = (open: () => unknown): StoreOpenError => {
  try {
    open();
  } catch (error) {
    if (error instanceof StoreOpenError) return error;
    throw error;
  }
  throw new Error('it opened');
};

describe('a store on the disk', () => {
  it('is one file when it is closed, and the file and its log while it is open', () => {
    const store = place.open();
    store.write((tx) => tx.putCase(newCase().record));
    expect(readdirSync(place.folder).sort()).toEqual(['griddesk.db', 'griddesk.db-wal']);
    store.close();
    expect(readdirSync(place.folder)).toEqual(['griddesk.db']);
  });

  it('holds no text of a case and no name, phone or address of a person in the clear, open or closed', () => {
    const texts = [
      '金丝雀甲路口塌方',
      '金丝雀乙说明',
      '金丝雀丙路三号',
      '金丝雀丁',
      '10005550001',
      'canary-command-text',
      '金丝雀戊病历',
      'canary quarantined body',
    ];
    const store = place.open();
    const { event, record } = newCase({
      title: texts[0],
      description: texts[1],
      location: { lon: 103.8, lat: 25.6, crs: 'WGS84', address: texts[2] },
      reporter: { id: 'gm-1', name: texts[3], phone: texts[4] },
    });
    store.write((tx) => {
      tx.appendConfirmed(1, event);
      tx.putCase(record);
      tx.enqueue({ commandId: newId(), caseId: record.id, command: { text: texts[5] }, seat: {}, eventIds: [], createdAt: 0 });
      tx.putDirectory([{ kind: 'person', key: '530303101.p-1', value: { ...person('p-1', 'g-1'), name: texts[6]! } }], 1);
      tx.addQuarantine({ at: 1, seq: 1, subject: 'x', reason: 'y', body: texts[7]!, bytes: 1 });
    });
    expect(store.read.search('金丝雀甲', { area: '530303' }, 5)).toHaveLength(1);
    expect(textsFoundIn(place.folder, texts)).toEqual([]);
    store.checkpoint();
    expect(textsFoundIn(place.folder, texts)).toEqual([]);
    store.close();
    expect(textsFoundIn(place.folder, texts)).toEqual([]);
    expect(readFileSync(place.path).subarray(0, 16).toString('latin1')).not.toContain('SQLite');
    // The search itself finds what is there.
    writeFileSync(join(place.folder, 'plain'), texts[0]!);
    expect(textsFoundIn(place.folder, texts)).toEqual([`plain: ${texts[0]}`]);
  });

  it('does not open with another key, and is not changed by the attempt', () => {
    place.open().close();
    const before = readFileSync(place.path);
    const error = failure(() => openStore({ path: place.path, key: randomBytes(32), clock: place.clock }));
    expect([error.kind, error.path]).toEqual(['damaged', place.path]);
    expect(failure(() => openStore({ path: place.path, key: randomBytes(16), clock: place.clock })).kind).toBe('failed');
    expect(readFileSync(place.path).equals(before)).toBe(true);
    expect(() => place.open()).not.toThrow();
  });

  it('refuses a schema newer than it knows, names both, and does not touch the file', () => {
    place.open().close();
    const raw = new Sql(place.path, place.key);
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    const before = readFileSync(place.path);
    const error = failure(() => place.open());
    expect([error.kind, error.schema?.found]).toEqual(['newer-schema', 99]);
    expect(error.schema?.known).toBeGreaterThan(0);
    expect(readFileSync(place.path).equals(before)).toBe(true);
    expect(readdirSync(place.folder)).toEqual(['griddesk.db']);
  });

  it('belongs to one at a time', () => {
    const store = place.open();
    expect(failure(() => place.open()).message).toContain('another process');
    store.close();
    expect(() => place.open()).not.toThrow();
  });

  it('says that it failed where no file can be', () => {
    writeFileSync(join(place.folder, 'file'), '');
    expect(failure(() => openStore({ path: join(place.folder, 'file', 'griddesk.db'), key: place.key, clock: place.clock })).kind).toBe(
      'failed',
    );
  });

  it('can be set aside with its log, and a new one takes its place while nothing is lost', () => {
    const store = place.open();
    const { record } = newCase();
    store.write((tx) => tx.putCase(record));
    // As after a crash: the commit stands in the log only.
    for (const suffix of ['', '-wal']) copyFileSync(place.path + suffix, join(place.folder, `copy.db${suffix}`));
    store.close();
    const name = setAside(join(place.folder, 'copy.db'), Date.UTC(2026, 10, 23));
    expect(readdirSync(place.folder).sort()).toEqual([
      'copy.db.set-aside-2026-11-23T00-00-00-000Z',
      'copy.db.set-aside-2026-11-23T00-00-00-000Z-wal',
      'griddesk.db',
    ]);
    const old = openStore({ path: name, key: place.key, clock: place.clock });
    expect(old.read.case(record.id)?.id).toBe(record.id);
    old.close();
    expect(existsSync(`${name}-wal`)).toBe(false);
  });
});
