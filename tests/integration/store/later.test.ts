import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reach } from '../../../main/ports';
import { Sql } from '../../../main/store/sql';
import { StoreOpenError } from '../../../main/store';
import { newCase } from '../../support/case-records';
import { storePlace, type StorePlace } from '../../support/store';

let place: StorePlace;
beforeEach(() => {
  place = storePlace();
});
afterEach(() => place.remove());

const [first, second] = [newCase().record, newCase().record];

/** Two writes, the second with this reach; then the power is cut before the system has written the second one to the disk. */
const powerCutAfter = (reach: Reach): void => {
  const store = place.open();
  store.write((tx) => tx.putCase(first));
  for (const end of ['', '-wal']) copyFileSync(`${place.path}${end}`, `${place.path}${end}.onDisk`);
  store.write((tx) => tx.putCase(second), reach);
  copyFileSync(`${place.path}.anchor`, `${place.path}.anchor.onDisk`);
  store.close();
  for (const end of ['', '-wal', '.anchor']) copyFileSync(`${place.path}${end}.onDisk`, `${place.path}${end}`);
};

describe('a commit that reaches the disk later', () => {
  it('is there for whoever reads, and after the program ends', () => {
    const store = place.open();
    store.write((tx) => tx.putCase(first), 'later');
    expect(store.read.case(first.id)?.id).toBe(first.id);
    store.close();
    expect(place.open().read.case(first.id)?.id).toBe(first.id);
  });

  it('may be missing after a power cut, and the file opens as it was before', () => {
    powerCutAfter('later');
    const { read } = place.open();
    expect([read.case(first.id)?.id, read.case(second.id)]).toEqual([first.id, undefined]);
  });

  it('is told apart from one that was there: a file without that is an older copy', () => {
    powerCutAfter('now');
    expect(() => place.open()).toThrow(StoreOpenError);
  });

  it('waits for no disk, and the next one that is to be there now waits for both', () => {
    const sql = new Sql(place.path, place.key);
    sql.exec('PRAGMA journal_mode = WAL');
    const FULL = 2;
    const reached = (reach?: Reach) => {
      sql.transaction(() => undefined, reach);
      return sql.get<{ synchronous: number }>('PRAGMA synchronous')?.synchronous === FULL;
    };
    expect([reached(), reached('later'), reached('later'), reached('now'), reached('later'), reached()]).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
    sql.close();
  });
});
