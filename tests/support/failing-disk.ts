import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A disk that the kernel can be made to take for broken. */
export interface FailingDisk {
  readonly folder: string;
  /** As after an error of the device: the kernel makes it read-only under whoever has files open. */
  fail(): void;
  /** As a repaired one after a restart of the machine. */
  mountAgain(): void;
  remove(): void;
}

const runs = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** An ext4 disk of its own; undefined where this user may mount none. */
export const mountFailingDisk = (): FailingDisk | undefined => {
  const place = mkdtempSync(join(tmpdir(), 'griddesk-disk-'));
  const image = join(place, 'disk.img');
  const folder = mkdtempSync(join(place, 'mnt-'));
  const mount = (): boolean => runs('mount', '-o', 'loop,errors=remount-ro', image, folder);
  const unmount = (): boolean => runs('umount', folder);
  writeFileSync(image, '');
  truncateSync(image, 160 * 1024 * 1024);
  // Without a journal it comes back as it was left; the cache has a log of its own.
  if (!runs('mkfs.ext4', '-q', '-O', '^has_journal', image) || !mount()) {
    rmSync(place, { recursive: true, force: true });
    return undefined;
  }
  return {
    folder,
    fail: () => {
      const device = spawnSync('findmnt', ['-no', 'SOURCE', folder], { encoding: 'utf8' }).stdout.trim();
      writeFileSync(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, '1');
    },
    mountAgain: () => {
      if (!unmount()) throw new Error(`${folder} is still in use`);
      spawnSync('e2fsck', ['-fy', image], { stdio: 'ignore' });
      if (!mount()) throw new Error(`${image} cannot be mounted again`);
    },
    remove: () => {
      runs('umount', '-l', folder);
      rmSync(place, { recursive: true, force: true });
    },
  };
};

/** Links and sockets cannot be frozen, and need not be. */
const setImmutable = (folder: string, how: '+i' | '-i'): boolean =>
  runs('find', folder, '(', '-type', 'f', '-o', '-type', 'd', ')', '-exec', 'chattr', how, '{}', '+');

/** Makes that nobody, root included, can change a folder and what is in it, also through files that are open; or lets them again. */
export const freeze = (folder: string): boolean => setImmutable(folder, '+i');
export const thaw = (folder: string): boolean => setImmutable(folder, '-i');

/** Whether this user may freeze folders where temporary ones lie. */
export const canFreeze = (): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-freeze-'));
  writeFileSync(join(folder, 'probe'), '');
  freeze(folder);
  let frozen = false;
  try {
    writeFileSync(join(folder, 'probe'), 'x');
  } catch {
    frozen = true;
  }
  thaw(folder);
  rmSync(folder, { recursive: true, force: true });
  return frozen;
};
