import type { Link, OfflineReason, Refusal, Withheld } from '../../../preload/contract';
import { assertNever } from '../../domain/assert-never';

/**
 * The line to the platform as a machine: each state carries its own data, and a step is a function of the state and
 * what was learned. It knows no clock, no chance and no network.
 */
export type LinkState =
  | {
      readonly kind: 'offline';
      readonly reason: OfflineReason;
      readonly detail?: string;
      readonly tries: number;
      readonly nextAttemptAt: number;
    }
  | { readonly kind: 'connecting'; readonly tries: number }
  | {
      readonly kind: 'catching-up';
      readonly tries: number;
      readonly since: number;
      readonly behind: number;
      /** Left when it began, and when that was: what the rate is reckoned from. */
      readonly total: number;
      readonly begunAt: number;
      readonly perSecond: number;
      readonly warnings: readonly string[];
      readonly withheld: readonly Withheld[];
    }
  | {
      readonly kind: 'online';
      readonly tries: number;
      readonly since: number;
      readonly warnings: readonly string[];
      /** What this login may not read. */
      readonly withheld: readonly Withheld[];
    }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly detail: string; readonly tries: number; readonly nextAttemptAt: number };

/** `now`: ms. `chance`: 0 to 1, so that consoles do not come in step. */
export type Signal =
  | { readonly type: 'dial' }
  | {
      readonly type: 'up';
      readonly behind: number;
      readonly warnings: readonly string[];
      readonly withheld: readonly Withheld[];
      readonly now: number;
    }
  | { readonly type: 'progress'; readonly behind: number; readonly now: number }
  | { readonly type: 'lost'; readonly reason: OfflineReason; readonly detail?: string; readonly now: number; readonly chance: number }
  | { readonly type: 'refused'; readonly why: Refusal; readonly detail: string; readonly now: number; readonly chance: number };

/** Waits before an attempt, ms: doubled each time, up to the longest. */
const FIRST_MS = 250;
const LONGEST_MS = 8000;
/** Somebody has to do something first; asked this seldom, a wrong login is no attack on the platform. */
const REFUSED_MS = 30_000;
/** A line that held this long was a good one: the next attempt after it counts as the first. */
const STEADY_MS = 10_000;
/** While online, more than this left is worth telling. */
const BURST = 1000;

export const initialLink: LinkState = { kind: 'offline', reason: 'starting', tries: 0, nextAttemptAt: 0 };

/** Wait before attempt `tries` + 1, ms; from half of the whole to all of it. */
export const waitBefore = (tries: number, chance: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 20)) * (0.5 + chance / 2));

const illegal = (state: LinkState, signal: Signal): never => {
  throw new Error(`the line is ${state.kind}: it cannot be told "${signal.type}"`);
};

const triesAfter = (state: LinkState, now: number): number => {
  if (state.kind === 'connecting') return state.tries + 1;
  return 'since' in state && now - state.since < STEADY_MS ? state.tries + 1 : 0;
};

type Up = Extract<LinkState, { since: number }>;

const progress = (state: Up, behind: number, now: number): LinkState => {
  const { tries, since, warnings, withheld } = state;
  if (behind <= 0) return state.kind === 'online' ? state : { kind: 'online', tries, since, warnings, withheld };
  if (state.kind === 'online')
    return behind <= BURST
      ? state
      : { kind: 'catching-up', tries, since, behind, total: behind, begunAt: now, perSecond: 0, warnings, withheld };
  const total = Math.max(state.total, behind);
  const elapsed = now - state.begunAt;
  return { ...state, behind, total, perSecond: elapsed > 0 ? Math.round(((total - behind) * 1000) / elapsed) : 0 };
};

/**
 * The state after a signal.
 * @throws Error when this state cannot be told that: a bug, and loud
 */
export const step = (state: LinkState, signal: Signal): LinkState => {
  switch (signal.type) {
    case 'dial':
      return state.kind === 'offline' || state.kind === 'refused' ? { kind: 'connecting', tries: state.tries } : illegal(state, signal);
    case 'up': {
      if (state.kind !== 'connecting') return illegal(state, signal);
      const { behind, warnings, withheld, now } = signal;
      return progress(
        { kind: 'catching-up', tries: state.tries, since: now, behind, total: behind, begunAt: now, perSecond: 0, warnings, withheld },
        behind,
        now,
      );
    }
    case 'progress':
      return state.kind === 'catching-up' || state.kind === 'online' ? progress(state, signal.behind, signal.now) : illegal(state, signal);
    case 'lost': {
      if (state.kind === 'offline' || state.kind === 'refused') return illegal(state, signal);
      const tries = triesAfter(state, signal.now);
      return {
        kind: 'offline',
        reason: signal.reason,
        ...(signal.detail === undefined ? {} : { detail: signal.detail }),
        tries,
        nextAttemptAt: signal.now + waitBefore(tries, signal.chance),
      };
    }
    case 'refused':
      if (state.kind === 'offline' || state.kind === 'refused') return illegal(state, signal);
      return {
        kind: 'refused',
        why: signal.why,
        detail: signal.detail,
        tries: triesAfter(state, signal.now),
        nextAttemptAt: signal.now + Math.round(REFUSED_MS * (0.5 + signal.chance / 2)),
      };
    default:
      return assertNever(signal);
  }
};

/** What the windows are told of a state. */
export const linkOf = (state: LinkState): Link => {
  switch (state.kind) {
    case 'offline': {
      const { tries, nextAttemptAt, ...rest } = state;
      return tries === 0 && nextAttemptAt === 0 ? rest : { ...rest, attempt: tries, nextAttemptAt };
    }
    case 'connecting':
      return { kind: 'connecting', attempt: state.tries + 1 };
    case 'catching-up':
      return { kind: 'catching-up', behind: state.behind, total: state.total, perSecond: state.perSecond };
    case 'online':
      return {
        kind: 'online',
        ...(state.warnings.length > 0 ? { warnings: [...state.warnings] } : {}),
        ...(state.withheld.length > 0 ? { withheld: [...state.withheld] } : {}),
      };
    case 'refused':
      return { kind: 'refused', why: state.why, detail: state.detail, nextAttemptAt: state.nextAttemptAt };
    default:
      return assertNever(state);
  }
};
