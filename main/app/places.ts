import { join } from 'node:path';
import { app } from 'electron';

/** Where the files that come with the console lie: `out/` beside `resources/`, or inside the package. */
const out = join(import.meta.dirname, '..');
export const pages = join(out, 'renderer');
export const preload = join(out, 'preload', 'index.cjs');
export const resources = app.isPackaged ? join(process.resourcesPath, 'resources') : join(out, '..', 'resources');
