import { accessSync, constants } from 'node:fs';
import { access, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from '../ports';

/** Less than this is little, bytes: a day's commands, and the log beside the cache. */
const LITTLE = 16 * 1024 * 1024;
/** With less than this the next command may not fit, bytes: its event, the pages it changes, their place in the log. */
const NONE = 1024 * 1024;

/**
 * A disk mounted read-only, or made so by the kernel after an error; and files that nobody may change. Missing permission is
 * not among them: what is open already can be written on.
 */
const READ_ONLY: ReadonlySet<string> = new Set(['EROFS', 'EPERM']);

/** Whether this process can keep anything in a folder. */
export const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const mayWrite = (folder: string): Promise<void> => access(folder, constants.W_OK);

const tryToKeep = async (folder: string): Promise<void> => {
  const probe = join(folder, '.griddesk-probe');
  await writeFile(probe, '');
  await rm(probe, { force: true });
};

/** The disk that holds a folder. One that cannot be asked is taken for a good one: the next write will tell. */
export const diskOf = (folder: string): Disk => ({
  condition: async (failed) => {
    // Asked at the same time: this is asked each second, and each answer by itself wakes the process.
    const asked = statfs(folder).catch(() => undefined);
    // A disk that the kernel has given up on says what it is only to who writes.
    for (const question of failed ? [mayWrite, tryToKeep] : [mayWrite]) {
      try {
        await question(folder);
      } catch (error) {
        if (READ_ONLY.has((error as NodeJS.ErrnoException).code ?? '')) return 'read-only';
      }
    }
    const room = await asked;
    if (!room) return 'ok';
    const free = room.bavail * room.bsize;
    return free < NONE ? 'full' : free < LITTLE ? 'low' : 'ok';
  },
});
