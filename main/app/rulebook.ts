import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rulebook } from '../../preload/contract';
import { loadRulebook } from '../services';
import { resources } from './places';

/** The rules that come with the console: limits, categories, texts. @throws when the file is not a rulebook */
export const readRulebook = (): Rulebook => {
  const loaded = loadRulebook(readFileSync(join(resources, 'data', 'rulebook.json'), 'utf8'));
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.rulebook;
};
