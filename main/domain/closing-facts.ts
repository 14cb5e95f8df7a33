import type { ClockKind } from '../../preload/contract';
import { addCounted, caseDue, stageLimit, taskDue, timeBetween, type Counting } from './clock';
import { handlingLimit } from './clock/limits';
import { MINUTE_MS } from './clock/local';
import { activeOf } from './evolve/base';
import { roundOf } from './tasks';
import type { ActiveCase, CaseState } from './types';

/** One filing of a case and its end; a reopened case is filed again. Instants in ms. 结案事实 */
export interface ClosingFact {
  /** The case's `reopenings` then: 0 the first time. */
  readonly reopenings: number;
  readonly filedAt: number;
  readonly dueAtFirst: number;
  /** With every extension and pause. */
  readonly dueAt: number;
  /** Time that did not count, in ms of the handling's kind. */
  readonly pausedMs: number;
  readonly extensions: number;
  readonly endedAt?: number | undefined;
  /** Absent: somebody still has to close it. */
  readonly result?: 'closed' | 'voided' | 'merged' | undefined;
  /** Closed, and not later than it was due; absent: not closed. */
  readonly onTime?: boolean | undefined;
}

/**
 * When a case has to be closed: what has to be done first is due (the case itself and every task of the round), and the
 * limit of the check after it.
 */
const closingDue = (active: ActiveCase, counting: Counting): number => {
  const work = Math.max(caseDue(active, counting), ...roundOf(active).map((task) => taskDue(task, active, counting)));
  const { minutes, kind } = stageLimit(counting.rulebook, 'verify', active.priority, active.category);
  return addCounted(work, minutes * MINUTE_MS, { kind, pauses: active.pauses }, counting);
};

const kindOf = ({ category, priority }: ActiveCase, { rulebook }: Counting): ClockKind => handlingLimit(rulebook, category, priority).kind;

const running = (active: ActiveCase, before: ClosingFact | undefined, extended: boolean, counting: Counting): ClosingFact => {
  const { reopenings, filedAt } = active;
  const kind = kindOf(active, counting);
  const pausedMs = active.pauses.reduce((sum, { from, to }) => sum + timeBetween(Math.max(from, filedAt), to, kind, counting), 0);
  const extensions = (before?.extensions ?? 0) + (extended ? 1 : 0);
  const dueAt = closingDue(active, counting);
  // Nothing has moved it yet: filed otherwise, or a task more, is what it was due at first.
  const dueAtFirst = !before || (extensions === 0 && pausedMs === 0) ? dueAt : before.dueAtFirst;
  return { reopenings, filedAt, dueAtFirst, dueAt, pausedMs, extensions };
};

/** Closed by rule as it came in: due then, and done. 格内即办 */
const settled = (endedAt: number, reopenings: number): ClosingFact => ({
  reopenings,
  filedAt: endedAt,
  dueAtFirst: endedAt,
  dueAt: endedAt,
  pausedMs: 0,
  extensions: 0,
  endedAt,
  result: 'closed',
  onTime: true,
});

const resultOf = (state: CaseState): ClosingFact['result'] => {
  if (state.state === 'closed' || state.state === 'merged') return state.state;
  return state.state === 'rejected' ? 'voided' : undefined;
};

/** The facts of every filing of a case, from the states it went through, in order. */
export const closingFactsOf = (states: readonly CaseState[], counting: Counting): readonly ClosingFact[] => {
  const facts = new Map<number, ClosingFact>();
  for (const [index, state] of states.entries()) {
    const before = states[index - 1];
    const known = facts.get(state.reopenings);
    const active = activeOf(state);
    if (active) {
      facts.set(state.reopenings, running(active, known, state.extensions > (before?.extensions ?? 0), counting));
      continue;
    }
    if (!before && state.state === 'closed') {
      facts.set(state.reopenings, settled(state.endedAt, state.reopenings));
      continue;
    }
    const result = resultOf(state);
    // What was never filed was not to be closed; what has ended stays as it ended.
    if (!known || known.endedAt !== undefined || result === undefined || !('endedAt' in state)) continue;
    const { endedAt } = state;
    // While it stood still it could not become late.
    const counted = before?.state === 'suspended' ? Math.min(endedAt, before.suspendedAt) : endedAt;
    facts.set(state.reopenings, { ...known, endedAt, result, ...(result === 'closed' ? { onTime: counted <= known.dueAt } : {}) });
  }
  return [...facts.values()];
};
