import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { saveAtomically } from '../../../main/store';
import { ballastOn, mountSmallDisk } from '../../support/small-disk';

const folder = mkdtempSync(join(tmpdir(), 'griddesk-saved-'));
const disk = mountSmallDisk(2);
afterAll(() => {
  rmSync(folder, { recursive: true });
  disk?.remove();
});

describe('a file that leaves the console', () => {
  it('is there whole or not at all, whenever somebody looks', async () => {
    const path = join(folder, 'report.xlsx');
    const bytes = Buffer.alloc(64 << 20, 7);
    const seen = new Set<number | undefined>();
    let saved = false;
    const saving = saveAtomically(path, bytes).finally(() => (saved = true));
    while (!saved) {
      seen.add(statSync(path, { throwIfNoEntry: false })?.size);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await saving;
    expect([...seen].filter((size) => size !== undefined && size !== bytes.length)).toEqual([]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['report.xlsx']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves the old one when it cannot be written', async () => {
    const path = join(folder, 'old.xlsx');
    writeFileSync(path, 'old');
    mkdirSync(`${path}.new`);
    await expect(saveAtomically(path, Buffer.from('new'))).rejects.toMatchObject({ code: expect.any(String) });
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  // A disk of its own, where this user may make one.
  if (disk) {
    it('says that the disk is full, and leaves the old one and nothing half done', async () => {
      const path = join(disk.folder, 'report.xlsx');
      writeFileSync(path, 'old');
      const ballast = ballastOn(disk.folder);
      ballast.leave(300_000);
      const before = readdirSync(disk.folder);
      await expect(saveAtomically(path, Buffer.alloc(1_000_000, 1))).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(readFileSync(path, 'utf8')).toBe('old');
      expect(readdirSync(disk.folder)).toEqual(before);
      ballast.release();
      await saveAtomically(path, Buffer.alloc(1_000_000, 1));
      expect(statSync(path).size).toBe(1_000_000);
      ballast.end();
    });
  }
});
