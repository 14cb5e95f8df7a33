import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever the working directory is. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What this clone may throw away: build information, screenshots, temporary data. Outside git. */
export const projectCache = join(root, '.cache');

/**
 * What all clones of one person share (an Electron of 280 MB). GRIDDESK_CACHE moves it; XDG_CACHE_HOME is honoured.
 */
export const userCache = process.env.GRIDDESK_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'griddesk');
