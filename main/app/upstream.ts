import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import departments from '../../resources/data/departments.json';
import divisions from '../../resources/data/zhanyi-divisions.json';
import script from '../../resources/demo/script.json';
import type { Rulebook } from '../../preload/contract';
import type { Calendar } from '../domain';
import type { Clock, PlatformLog } from '../ports';
import { createEmbeddedPlatform } from '../upstream/embedded';
import type { Options } from './options';
import { fileUnder } from './bundle';
import { followArea, type FollowingUpstream } from './follow-area';
import { resources } from './places';

export interface UpstreamParts {
  readonly log: PlatformLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly rulebook: Rulebook;
  /** District, township or village in charge. */
  readonly area: string;
  readonly options: Options;
}

/** A drawing that comes with the console, for the demo's reports. */
const photo = async (name: string): Promise<Uint8Array | undefined> => {
  const path = fileUnder(join(resources, 'demo', 'photos'), name);
  return path === undefined ? undefined : readFile(path).catch(() => undefined);
};

/** The platform above this console. Another one than the embedded has been refused at the start. */
export const openUpstream = ({ log, clock, calendar, rulebook, area, options }: UpstreamParts): FollowingUpstream =>
  followArea(
    (now) =>
      createEmbeddedPlatform({
        log,
        clock,
        area: now,
        seed: options.seed ?? 1,
        speed: options['demo-speed'] ?? 1,
        data: { divisions, departments, rulebook, script, calendar, photo },
      }),
    area,
  );
