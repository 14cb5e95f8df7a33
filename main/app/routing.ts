import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRouting, type LoadedRouting } from '../services';
import { resources } from './places';

/** The customer's own rules beside the data, else those that come with the console. A file that cannot be read is a fault to show, no reason to end. */
export const readRouting = (own: string): LoadedRouting => {
  const path = existsSync(own) ? own : join(resources, 'data', 'routing.json');
  try {
    return loadRouting(readFileSync(path, 'utf8'), path);
  } catch {
    return loadRouting('', path);
  }
};
