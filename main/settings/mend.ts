import { readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { KeptFile } from './kept';

/**
 * Reads the settings file. One that cannot be read as settings is kept beside it as `settings.broken-<time>.json`, so
 * that the console starts with defaults and nothing anybody wrote is lost. Undefined: there is none (any more).
 */
export const readOrSetAside = (path: string, now: number): KeptFile | undefined => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptFile), text);
  if (parsed.success) return parsed.output;
  renameSync(path, join(dirname(path), `settings.broken-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}.json`));
  return undefined;
};
