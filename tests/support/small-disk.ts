import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Makes it read-only or writable; nobody may have a file of it open for writing. */
  remount(how: 'ro' | 'rw'): void;
  remove(): void;
}

/** A disk of its own of so many megabytes; undefined where this user may mount none. */
export const mountSmallDisk = (megabytes: number): SmallDisk | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    remount: (how) => {
      const { status, stderr } = spawnSync('mount', ['-o', `remount,${how}`, folder], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    },
    remove: () => {
      // Lazily: a helper process of the console may still hold a file for a moment.
      spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A file that takes the room of a disk. */
export interface Ballast {
  /** Takes every free byte, down to the last. Returns what is free then, bytes. */
  fill(): number;
  /** Takes all but so many bytes, to a page of the disk. */
  leave(bytes: number): void;
  /** Hands back all it took. */
  release(): void;
  end(): void;
}

export const ballastOn = (folder: string): Ballast => {
  const file = openSync(join(folder, 'ballast'), 'w');
  const piece = Buffer.alloc(1 << 20, 1);
  let taken = 0;
  const shrinkTo = (size: number): void => {
    taken = size;
    ftruncateSync(file, size);
  };
  const fill = (): number => {
    for (let size = piece.length; size >= 1;) {
      try {
        const written = writeSync(file, piece, 0, size, taken);
        taken += written;
        if (written < size) size = size >> 1;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        size = size >> 1;
      }
    }
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    fill,
    leave: (bytes) => {
      fill();
      shrinkTo(Math.max(0, taken - bytes));
    },
    release: () => shrinkTo(0),
    end: () => closeSync(file),
  };
};
