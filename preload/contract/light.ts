import type { Light } from './vocabulary';

/** The instants at which a clock changes its light; `pausedWith` is what is left while it stands still, in ms. */
export interface Clock {
  readonly startedAt: number;
  readonly warnAt: number;
  readonly dueAt: number;
  readonly pausedWith?: number | undefined;
}

/** Green before `warnAt`, yellow up to and including `dueAt`, red beyond; a stopped clock shows neither. */
export const lightOf = (clock: Clock | undefined, now: number): Light => {
  if (!clock) return 'none';
  if (clock.pausedWith !== undefined) return 'paused';
  if (now > clock.dueAt) return 'red';
  return now >= clock.warnAt ? 'yellow' : 'green';
};
