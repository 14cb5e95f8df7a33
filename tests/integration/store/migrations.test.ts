import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeMigrations } from '../../../main/store/migrations';
import { latestVersion, migrate, schemaVersion, type Migration } from '../../../main/store/migrate';
import { openFile } from '../../../main/store/open-file';
import { platformMigrations } from '../../../main/store/platform/migrations';
import { sealCase } from '../../../main/store/case-record';
import type { Sql } from '../../../main/store/sql';
import { newCase } from '../../support/case-records';
import { storePlace, type StorePlace } from '../../support/store';
import { TOWNSHIP } from '../../support/wire';

let place: StorePlace;
beforeEach(() => {
  place = storePlace();
});
afterEach(() => place.remove());

/** A file as the version before `version` left it, handed to `work` and closed again. */
const before = (version: number, work: (sql: Sql) => void): void => {
  const sql = openFile(
    place,
    storeMigrations.filter((step) => step.version < version),
  );
  work(sql);
  sql.close();
};
const putOldCase = (sql: Sql, searchText: string): string => {
  const { record } = newCase();
  const old = { ...record, rev: 1, index: { ...record.index, searchText } };
  const { doc, crc } = sealCase(old);
  sql.run(
    `INSERT INTO cases (id, rev, unread, pending, doc, crc, search_text, state, open, sort, township, departments, task_states)
     VALUES (?, 1, 0, 0, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
    old.id,
    doc,
    crc,
    searchText,
    'received',
    old.index.order,
    TOWNSHIP,
    '[]',
    '[]',
  );
  return old.id;
};
const tablesOf = (sql: Sql): string[] =>
  sql
    .all<{ name: string }>(
      "SELECT CAST(name AS BLOB) AS name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .map(({ name }) => name);

describe('migrations', () => {
  it('count up from 1, none twice and none before an earlier one: a number that was never given away is left out', () => {
    for (const list of [storeMigrations, platformMigrations]) {
      const versions = list.map(({ version }) => version);
      expect(versions[0]).toBe(1);
      expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
    }
  });

  it('write the version they reached into the file, and do nothing the second time', () => {
    place.open().close();
    const sql = openFile(place, storeMigrations);
    expect(schemaVersion(sql)).toBe(latestVersion(storeMigrations));
    const untouched: Migration[] = storeMigrations.map(({ version }) => ({
      version,
      up: () => {
        throw new Error(`ran ${version} again`);
      },
    }));
    expect(() => migrate(sql, untouched)).not.toThrow();
    sql.close();
  });

  it('leave the file at the last whole step when one fails', () => {
    before(3, () => {});
    const broken: Migration[] = [
      ...storeMigrations.slice(0, 2),
      {
        version: 3,
        up: (sql) => {
          sql.exec('CREATE TABLE half (x INTEGER)');
          throw new Error('power cut');
        },
      },
    ];
    expect(() => openFile(place, broken)).toThrow('power cut');
    const sql = openFile(place, storeMigrations.slice(0, 2));
    expect([schemaVersion(sql), tablesOf(sql).includes('half')]).toEqual([2, false]);
    sql.close();
    expect(() => place.open()).not.toThrow();
  });
});

describe('migration', () => {
  it('1 lays down the event log and the cases', () => {
    before(2, (sql) => {
      expect(tablesOf(sql)).toEqual(['case_departments', 'case_digests', 'cases', 'counters', 'events']);
      expect(() => sql.run('INSERT INTO case_departments VALUES (5, ?)', 'd-1')).toThrow('FOREIGN KEY');
    });
  });

  it('2 makes the cases that are there already searchable', () => {
    let ids: string[] = [];
    before(2, (sql) => {
      ids = sql.transaction(() =>
        Array.from({ length: 3 }, (_, n) => {
          sql.exec(`UPDATE cases SET rev = rev + 1000000`);
          return putOldCase(sql, `枯树 ${n}`);
        }),
      );
    });
    const sql = openFile(place, storeMigrations);
    expect(sql.all('SELECT rowid AS n FROM case_words WHERE words MATCH CAST(? AS TEXT) ORDER BY rowid', '"枯树"')).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ]);
    expect(sql.all('SELECT rowid AS n FROM case_words WHERE words MATCH CAST(? AS TEXT)', '"2" *')).toEqual([{ n: 3 }]);
    sql.close();
    expect(ids).toHaveLength(3);
  });

  it.each([
    [3, ['attention', 'commands', 'gone', 'outbox', 'quarantine']],
    [4, ['areas', 'departments', 'grids', 'members', 'people']],
    [5, ['audit', 'audit_head']],
    [7, ['media', 'media_outbox']],
    [9, ['own_documents']],
    [21, ['broadcast_events', 'broadcast_minutes', 'broadcast_people', 'broadcast_replies', 'broadcasts']],
  ])('%i adds its tables and leaves what was there as it was', (version, added) => {
    let id = '';
    let tables: string[] = [];
    before(version, (sql) => {
      id = putOldCase(sql, '塌方');
      tables = tablesOf(sql);
    });
    before(version + 1, (sql) => expect(tablesOf(sql)).toEqual([...tables, ...added].sort()));
    const store = place.open();
    expect(store.read.case(id)).toMatchObject({ id, index: { searchText: '塌方' } });
    expect([store.read.verifyAudit(), store.read.pendingCount(), store.read.areas()]).toEqual([null, 0, []]);
    store.write((tx) => tx.audit({ at: 1, who: 'x', role: 'lead', kind: 'k', subject: 's', result: 'ok' }));
    expect(store.read.auditLength()).toBe(1);
  });

  it('30 makes no digest anew, and knows how far the stream was confirmed', () => {
    before(30, (sql) => {
      putOldCase(sql, '塌方');
      sql.run('INSERT INTO counters (name, value) VALUES (?, 1)', 'rev');
      for (const seq of [7, 41, 12, null])
        sql.run('INSERT INTO events (id, case_id, seq, doc, crc) VALUES (?, ?, ?, ?, 0)', `e-${seq}`, 'c', seq, '{}');
    });
    const { read } = place.open();
    expect([read.isDigested(), read.confirmedSeq()]).toEqual([true, 41]);
  });

  it('1 of the platform lays down the stream, the buckets and the facts', () => {
    const path = `${place.folder}/platform.db`;
    const sql = openFile({ path, key: place.key }, platformMigrations.slice(0, 1));
    expect([schemaVersion(sql), tablesOf(sql)]).toEqual([1, ['buckets', 'facts', 'stream']]);
    sql.close();
  });

  it('2 of the platform adds the photos and leaves the stream as it was', () => {
    const path = `${place.folder}/platform.db`;
    const before2 = openFile({ path, key: place.key }, platformMigrations.slice(0, 1));
    before2.run('INSERT INTO facts (key, value) VALUES (?, ?)', 'begun', '1');
    before2.close();
    const sql = openFile({ path, key: place.key }, platformMigrations.slice(0, 2));
    expect([schemaVersion(sql), tablesOf(sql)]).toEqual([2, ['buckets', 'facts', 'media', 'stream']]);
    expect(sql.get('SELECT value FROM facts WHERE key = ?', 'begun')).toEqual({ value: '1' });
    sql.close();
  });
});
