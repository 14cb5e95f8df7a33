import { STAGES, type ClockKind, type Stage } from '../../preload/contract';
import { clockOf, timeBetween, type Counting } from './clock';
import { toInstant } from './clock/local';
import { closingFactsOf, type ClosingFact } from './closing-facts';
import { evolve } from './evolve';
import { isVerified } from './facts';
import { taskFactsOf, type TaskFact } from './task-facts';
import type { AnyEvent, CaseRequest, CaseState } from './types';

/** One run of a stage of a case, as it happened. Instants in ms. 阶段事实 */
export interface StageFact {
  readonly stage: Stage;
  /** The case's `rework` then: 0 the first time. */
  readonly round: number;
  readonly kind: ClockKind;
  readonly beganAt: number;
  /** Absent: the case is still in it. */
  readonly endedAt?: number | undefined;
  /** By the rulebook, or by what was said when it began: without extensions and pauses. */
  readonly dueAtFirst: number;
  /** With every extension and pause. */
  readonly dueAt: number;
  /** Time of its kind that did not count, in ms. */
  readonly pausedMs: number;
  /** How often more time was given in it. */
  readonly extensions: number;
  /** Ended, and not later than it was due; absent: it goes on. */
  readonly onTime?: boolean | undefined;
  /** Time of its kind that counted, in ms; absent: it goes on. */
  readonly tookMs?: number | undefined;
  /**
   * How it ended: what was to be done in it was done; it went back, with every task sent back or recalled, or with another
   * task before the check; or the case itself ended. Absent: it goes on.
   */
  readonly result?: 'done' | 'returned' | 'closed' | 'rejected' | 'merged' | undefined;
}

/** What the statistics need of a case; nothing is left out because it looks bad. 案卷事实 */
export interface CaseFacts {
  readonly caseId: string;
  readonly stages: readonly StageFact[];
  readonly tasks: readonly TaskFact[];
  readonly closings: readonly ClosingFact[];
  /** The clock stands since then. */
  readonly suspendedSince?: number | undefined;
  /** How it ended, if it has. `voided`: it had been filed. */
  readonly end?: { readonly kind: 'closed' | 'rejected' | 'voided' | 'merged'; readonly at: number } | undefined;
  readonly extensions: number;
  readonly suspensions: number;
  readonly rework: number;
  readonly reopenings: number;
  /** The appeal and what became of it; a granted one excludes the case, and every other fact stays. */
  readonly appeal?: CaseRequest | undefined;
  readonly excluded: boolean;
}

/** The stage a case is in; a paused one in that of its pause. A result that has passed its check is in none. */
const stageOf = (state: CaseState): Stage | undefined => {
  switch (state.state) {
    case 'received':
      return 'file';
    case 'filed':
      return 'dispatch';
    case 'dispatched':
    case 'handling':
      return 'handle';
    case 'feedback':
      return isVerified(state) ? undefined : 'verify';
    case 'suspended':
      return stageOf(state.paused);
    case 'closed':
    case 'rejected':
    case 'merged':
      return undefined;
  }
};

const clockIn = (state: CaseState, counting: Counting) => {
  const clock = clockOf(state, counting);
  if (!clock) throw new Error(`a ${state.state} case is in a stage and has no clock`);
  return clock;
};

/** Counted afresh from what the case is now, so that a task sent later or a pause that is over is in it. */
const goOn = (fact: StageFact, state: CaseState, extended: boolean, counting: Counting): StageFact => {
  const { dueAt, kind } = clockIn(state, counting);
  const pausedMs = state.pauses.reduce((sum, { from, to }) => sum + timeBetween(Math.max(from, fact.beganAt), to, kind, counting), 0);
  const extensions = fact.extensions + (extended ? 1 : 0);
  // Nothing has moved it yet: a task more is what it was due at first.
  const dueAtFirst = extensions === 0 && pausedMs === 0 ? dueAt : fact.dueAtFirst;
  return { ...fact, kind, dueAt, dueAtFirst, pausedMs, extensions };
};

const begin = (stage: Stage, state: CaseState, counting: Counting): StageFact => {
  const { kind, startedAt, dueAt } = clockIn(state, counting);
  return { stage, round: state.rework, kind, beganAt: startedAt, dueAtFirst: dueAt, dueAt, pausedMs: 0, extensions: 0 };
};

/** A pause that nobody ended ends with its stage. */
const unended = (before: CaseState, fact: StageFact, at: number, counting: Counting): number =>
  before.state === 'suspended' ? timeBetween(Math.max(before.suspendedAt, fact.beganAt), at, fact.kind, counting) : 0;

const resultOf = (fact: StageFact, after: CaseState): StageFact['result'] => {
  if (after.state === 'closed' || after.state === 'rejected' || after.state === 'merged') return after.state;
  const next = stageOf(after);
  // A failed check is a check that was made.
  const isDone = next === undefined || after.rework > fact.round || STAGES.indexOf(next) > STAGES.indexOf(fact.stage);
  return isDone ? 'done' : 'returned';
};

const finish = (fact: StageFact, before: CaseState, after: CaseState, at: number, counting: Counting): StageFact => {
  const pausedMs = fact.pausedMs + unended(before, fact, at, counting);
  // While it stood still it could not become late.
  const onTime = (before.state === 'suspended' ? Math.min(at, before.suspendedAt) : at) <= fact.dueAt;
  const tookMs = Math.max(0, timeBetween(fact.beganAt, at, fact.kind, counting) - pausedMs);
  return { ...fact, endedAt: at, pausedMs, onTime, tookMs, result: resultOf(fact, after) };
};

const endOf = (state: CaseState): CaseFacts['end'] => {
  if (!('endedAt' in state)) return undefined;
  const kind = state.state === 'rejected' && state.filing ? 'voided' : state.state;
  return { kind, at: state.endedAt };
};

/** The stages after an event: the last one ends, goes on, or another begins. */
const step = (stages: readonly StageFact[], before: CaseState | undefined, after: CaseState, event: AnyEvent, counting: Counting) => {
  const at = toInstant(event.at) ?? 0;
  const last = stages.at(-1);
  const [was, is] = [before && stageOf(before), stageOf(after)];
  const running = last && last.endedAt === undefined ? last : undefined;
  // A failed check and its rework are two rounds, though both may be of one stage.
  const goesOn = running && is === was && after.rework === running.round;
  if (goesOn && is !== undefined) return [...stages.slice(0, -1), goOn(running, after, event.type === 'case.extended', counting)];
  const ended = running && before ? [...stages.slice(0, -1), finish(running, before, after, at, counting)] : stages;
  return is === undefined ? ended : [...ended, begin(is, after, counting)];
};

/** A case and the facts of how it came there. */
export interface CaseHistory {
  readonly state: CaseState;
  readonly facts: CaseFacts;
}

/**
 * The case after its events, with the raw facts of its history: each stage with when it began, ended, was due at first and
 * in the end, stood still, and whether it was on time; each task and each filing likewise. Pure; events that change nothing
 * are passed over. Undefined: the events do not begin with a report. A merge that was taken back never happened to its
 * stages.
 */
export const caseHistoryOf = (events: Iterable<AnyEvent>, counting: Counting): CaseHistory | undefined => {
  let state: CaseState | undefined;
  let stages: readonly StageFact[] = [];
  let unmerged: readonly StageFact[] = [];
  const states: CaseState[] = [];
  for (const event of events) {
    const after = evolve(state, event);
    if (!after || after === state) continue;
    if (event.type === 'case.merged') unmerged = stages;
    stages = event.type === 'case.unmerged' ? unmerged : step(stages, state, after, event, counting);
    state = after;
    states.push(after);
  }
  if (!state) return undefined;
  const { extensions, suspensions, rework, reopenings, excluded } = state;
  const facts = {
    caseId: state.id,
    stages,
    tasks: taskFactsOf(states, counting),
    closings: closingFactsOf(states, counting),
    suspendedSince: state.state === 'suspended' ? state.suspendedAt : undefined,
    end: endOf(state),
    extensions,
    suspensions,
    rework,
    reopenings,
    appeal: state.requests.find(({ kind }) => kind === 'appeal'),
    excluded,
  };
  return { state, facts };
};

/** The raw facts of a case's history alone. */
export const caseFactsOf = (events: Iterable<AnyEvent>, counting: Counting): CaseFacts | undefined =>
  caseHistoryOf(events, counting)?.facts;
