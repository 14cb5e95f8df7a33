import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import type { Disk } from '../ports';

/** Less than this is little, bytes: a day's commands, and the log beside the cache. */
const LITTLE = 16 * 1024 * 1024;
/** With less than this the next command may not fit, bytes: its event, the pages it changes, their place in the log. */
const NONE = 1024 * 1024;

/** The disk that holds a folder. One that cannot be asked is taken for a good one: the next write will tell. */
export const diskOf = (folder: string): Disk => ({
  condition: async () => {
    try {
      await access(folder, constants.W_OK);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EROFS' ? 'read-only' : 'ok';
    }
    try {
      const { bavail, bsize } = await statfs(folder);
      const free = bavail * bsize;
      return free < NONE ? 'full' : free < LITTLE ? 'low' : 'ok';
    } catch {
      return 'ok';
    }
  },
});
