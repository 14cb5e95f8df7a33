import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

// Libraries for this write once and do not look how much of it was taken: on a nearly full disk they call half a file
// saved. Node's own `writeFile` goes on to the end or throws.

/**
 * Puts a small file in place so that after any crash either the old or the new one is there, whole. Readable by its
 * owner only.
 */
export const writeFileAtomically = (path: string, text: string): void => {
  const temporary = `${path}.new`;
  rmSync(temporary, { force: true });
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  flushDirectory(dirname(path));
};

/**
 * The same for a file of any size that leaves the console, without holding up what else goes on.
 *
 * @param mode of a new file; its owner's alone unless told otherwise
 * @throws what the system says, with its `code`; the old file stands then, and nothing half done beside it
 */
export const saveAtomically = async (path: string, bytes: Uint8Array, mode = 0o600): Promise<void> => {
  const temporary = `${path}.new`;
  try {
    await writeFile(temporary, bytes, { mode, flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  try {
    flushDirectory(dirname(path));
  } catch {
    // A share or a folder that may be written but not read: the file is whole there all the same.
  }
};

/** The new name is on the disk only after this; Windows has no such call and needs none. */
const flushDirectory = (path: string): void => {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
};
