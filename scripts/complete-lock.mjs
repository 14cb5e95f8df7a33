/**
 * Adds to package-lock.json what npm leaves out of it when the registry it was written with lacks a package for another
 * operating system (say, a mirror without the macOS builds): npm then writes a lock file that `npm ci` refuses. Run it after
 * `npm install NAME`; tests/unit/scripts/lock-file.test.ts says when it is needed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingFromLock } from './lib/lock-file.mjs';
import { root } from './lib/paths.mjs';
import { main, say } from './lib/say.mjs';

await main(async () => {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingFromLock(lock.packages);
  const all = { ...lock.packages, ...missing };
  const sorted = Object.keys(all).toSorted((a, b) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted.map((path) => [path, all[path]]));
  writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
  say(`${Object.keys(missing).length} packages for other systems were added to package-lock.json`);
});
