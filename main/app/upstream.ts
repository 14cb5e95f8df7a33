import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import departments from '../../resources/data/departments.json';
import divisions from '../../resources/data/zhanyi-divisions.json';
import script from '../../resources/demo/script.json';
import type { Login, Rulebook } from '../../preload/contract';
import type { Calendar } from '../domain';
import type { Clock, PlatformLog } from '../ports';
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

/** The code behind a choice; what another one needs stays on the disk. */
export const loadAdapter = async ({ address }: UpstreamChoice) =>
  address === 'embedded' ? { embedded: await import('../upstream/embedded') } : { jetstream: await import('../upstream/jetstream') };
export type Adapter = Awaited<ReturnType<typeof loadAdapter>>;

export interface UpstreamParts {
  readonly adapter: Adapter;

  /** The embedded platform's disk; undefined: it is not used. */
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
export const openUpstream = ({ adapter, log, clock, calendar, rulebook, area, options, choice, login }: UpstreamParts): FollowingUpstream =>
  followArea((now) => {
    if (adapter.jetstream) {
      const address = adapter.jetstream.addressOf(choice.address, choice.caFile);
      return adapter.jetstream.createJetStream({ address, login, area: now, clock, chance: Math.random });
    }
    if (!log) throw new Error('the embedded platform has no file');
    return adapter.embedded.createEmbeddedPlatform({
      log,
      clock,
      area: now,
      seed: options.seed ?? 1,
      speed: options['demo-speed'] ?? 1,
      data: { divisions, departments, rulebook, script, calendar, photo },
    });
  }, area);
