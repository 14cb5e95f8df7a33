import { BehaviorSubject } from 'rxjs';
import type { Rulebook } from '../../preload/contract';
import type { Calendar } from '../domain';
import type { Clock, Line, PlatformLog, Upstream } from '../ports';
import type { Options } from './options';

export interface UpstreamParts {
  readonly log: PlatformLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly rulebook: Rulebook;
  readonly area: string;
  readonly options: Options;
}

/** INTERIM until the embedded platform is there: a line that says nothing. */
export const openUpstream = (_parts: UpstreamParts): Upstream => ({
  line$: new BehaviorSubject<Line>({ kind: 'embedded' }),
  start: async () => {},
  publish: async () => ({ kind: 'unreachable', reason: 'not there yet' }),
  media: async () => undefined,
  stop: async () => {},
});
