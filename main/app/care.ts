import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CareRules } from '../../preload/contract';
import { loadCare } from '../services';
import { resources } from './places';

/**
 * The customer's own rules of care beside the data, else those that come with the console.
 * @throws when the file is none: visits by other rules than the customer's would be missed in silence
 */
export const readCare = (own: string): CareRules => {
  const loaded = loadCare(readFileSync(existsSync(own) ? own : join(resources, 'data', 'care.json'), 'utf8'));
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.care;
};
