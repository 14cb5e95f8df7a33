import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import departments from '../../resources/data/departments.json';
import divisions from '../../resources/data/zhanyi-divisions.json';
import script from '../../resources/demo/script.json';
import type { Login, Rulebook } from '../../preload/contract';
import type { Calendar } from '../domain';
import type { Clock, PlatformLog } from '../ports';
import { createEmbeddedPlatform } from '../upstream/embedded';
import { addressOf, createJetStream } from '../upstream/jetstream';
import type { Options } from './options';
import { fileUnder } from './bundle';
import { followArea, type FollowingUpstream } from './follow-area';
import { resources } from './places';

/** Where this run's cases come from. */
export interface UpstreamChoice {
  /** `embedded`, or the address of a NATS platform. */
  readonly address: string;
  /** PEM file of the certification authority that vouches for it. */
  readonly caFile?: string | undefined;
}

export interface UpstreamParts {
  /** The embedded platform's disk. */
  readonly log: PlatformLog | undefined;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly rulebook: Rulebook;
  /** District, township or village in charge. */
  readonly area: string;
  readonly options: Options;
  readonly choice: UpstreamChoice;
  /** How to log in to a NATS platform; asked at every attempt. */
  readonly login: () => Login;
}

/** A drawing that comes with the console, for the demo's reports. */
const photo = async (name: string): Promise<Uint8Array | undefined> => {
  const path = fileUnder(join(resources, 'demo', 'photos'), name);
  return path === undefined ? undefined : readFile(path).catch(() => undefined);
};

/** The platform above this console, for the area in charge. */
export const openUpstream = ({ log, clock, calendar, rulebook, area, options, choice, login }: UpstreamParts): FollowingUpstream =>
  followArea((now) => {
    if (log === undefined)
      return createJetStream({ address: addressOf(choice.address, choice.caFile), login, area: now, clock, chance: Math.random });
    return createEmbeddedPlatform({
      log,
      clock,
      area: now,
      seed: options.seed ?? 1,
      speed: options['demo-speed'] ?? 1,
      data: { divisions, departments, rulebook, script, calendar, photo },
    });
  }, area);
