import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * Tells the demo's steps, one line each, and keeps a picture of some.
 * @param {import('playwright').Page} window
 * @param {string} folder emptied first
 */
export function createRecord(window, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const started = Date.now();
  let pictures = 0;
  return {
    /** @param {string} text */
    step: (text) => {
      const clock = new Date().toTimeString().slice(0, 8);
      const since = `+${((Date.now() - started) / 1000).toFixed(1)} s`;
      process.stdout.write(`${clock} ${since.padStart(8)}  ${text}\n`);
    },
    /** @param {string} name */
    picture: async (name) => {
      pictures += 1;
      await window.screenshot({ path: join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`) });
    },
    summary: () => `${pictures} screenshots in ${relative(root, folder) || folder}/`,
  };
}
