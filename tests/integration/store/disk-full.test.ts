import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StorageError, type Store } from '../../../main/ports';
import { openStore } from '../../../main/store';
import { storeMigrations } from '../../../main/store/migrations';
import { openFile } from '../../../main/store/open-file';
import { newCase } from '../../support/case-records';
import { MovableClock } from '../../support/clock';
import { storePlace } from '../../support/store';

const key = Buffer.alloc(32, 1);
const clock = new MovableClock();
const text = '长'.repeat(30_000);

/** Writes until the room is used up; how often it went well. */
const fill = (write: () => void): { written: number; error: unknown } => {
  for (let written = 0; written < 10_000; written += 1) {
    try {
      write();
    } catch (error) {
      return { written, error };
    }
  }
  throw new Error('the disk never filled up');
};

describe('a full disk', () => {
  it('fails the write that needed the room, keeps what was there, and lets the connection work on', () => {
    const place = storePlace();
    try {
      const sql = openFile(place, storeMigrations);
      sql.exec(`PRAGMA max_page_count = ${200}`);
      const put = (doc: string) => sql.transaction(() => sql.run('INSERT INTO quarantine (doc, crc) VALUES (?, 0)', doc));
      const { written, error } = fill(() => put(text));
      expect(error).toBeInstanceOf(StorageError);
      expect(error).toMatchObject({ fault: 'disk-full' });
      expect(written).toBeGreaterThan(0);
      expect(sql.inTransaction).toBe(false);
      expect(sql.get('SELECT count(*) AS n FROM quarantine')).toEqual({ n: written });
      sql.exec('PRAGMA max_page_count = 100000');
      put(text);
      sql.close();
      const store = place.open();
      expect(store.read.counts().quarantined).toBe(written + 1);
    } finally {
      place.remove();
    }
  });

  // A disk of two megabytes, where this user may make one; elsewhere the page limit above has to do.
  const disk = smallDisk();
  if (disk) {
    it('is told when opening and when writing on a real small disk; nothing is lost and work goes on when there is room', () => {
      try {
        const ballast = join(disk, 'ballast');
        const path = join(disk, 'griddesk.db');
        writeFileSync(ballast, Buffer.alloc(900_000));
        const store = openStore({ path, key, clock });
        const cases: string[] = [];
        const put = () => {
          const { record } = newCase({ description: text.slice(0, 4000) });
          store.write((tx) => tx.putCase(record));
          cases.push(record.id);
        };
        expect(fill(put).error).toMatchObject({ name: 'StorageError', fault: 'disk-full' });
        const there = (opened: Store) => cases.filter((id) => opened.read.case(id)?.id === id).length;
        expect(cases.length).toBeGreaterThan(0);
        expect(there(store)).toBe(cases.length);
        rmSync(ballast);
        put();
        expect(there(store)).toBe(cases.length);
        store.close();

        const again = openStore({ path, key, clock });
        expect(there(again)).toBe(cases.length);
        again.close();

        const size = statSync(path).size;
        writeFileSync(ballast, Buffer.alloc(1));
        fill(() => writeFileSync(ballast, Buffer.alloc(1024), { flag: 'a' }));
        expect(() => openStore({ path: join(disk, 'other.db'), key, clock })).toThrow(expect.objectContaining({ kind: 'disk-full' }));
        expect(statSync(path).size).toBe(size);
        // Room again: the same process opens both.
        rmSync(ballast);
        openStore({ path: join(disk, 'other.db'), key, clock }).close();
        openStore({ path, key, clock }).close();

        // Closed while the disk was full: the log stays, and the next to open it finds everything.
        const last = openStore({ path, key, clock });
        last.write((tx) => tx.setLastSeq(77));
        writeFileSync(ballast, Buffer.alloc(1));
        fill(() => writeFileSync(ballast, Buffer.alloc(1024), { flag: 'a' }));
        last.close();
        rmSync(ballast);
        const reopened = openStore({ path, key, clock });
        expect([reopened.read.lastSeq(), there(reopened)]).toEqual([77, cases.length]);
        reopened.close();
      } finally {
        execFileSync('umount', ['-l', disk]);
        rmSync(disk, { recursive: true });
      }
    });
  }
});

/** A folder with a file system of its own, 2 MiB; undefined where mounting is not allowed. */
function smallDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}
