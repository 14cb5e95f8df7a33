import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { projectCache } from '../../../scripts/lib/paths.mjs';

const FILES = join(dirname(fileURLToPath(import.meta.url)), 'others');

/**
 * Installs the stores that the console's is compared with, as their own lock file says, outside of the project's
 * packages: nobody who does not measure needs their 125 MB.
 * @returns the folder
 */
export const ensureOthers = (): string => {
  const folder = join(projectCache, 'bench-others');
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(FILES, name), join(folder, name));
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
};
