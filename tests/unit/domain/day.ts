import type fc from 'fast-check';
import type { Command, Seat } from '../../../preload/contract';
import { decide, fold, refuseMergeTarget, type CaseState, type Decision } from '../../../main/domain';
import { commandFor, steps, turnAt, type Step } from './arbitrary';
import { contextAt, frozen, MONDAY, reported, SEATS, seatOf } from './world';

/** The seats of a day: centre, lead, two villages, two departments, observer, and the district above them. */
export const DAY_SEATS: readonly Seat[] = [...SEATS, seatOf('dispatcher', { area: '530303', operatorId: 'op-district' })];

const CASES = 4;
export const caseIdOf = (serial: number): string => `01900000-0000-7000-8000-${(0xca5e00 + serial).toString(16).padStart(12, '0')}`;

export interface DayStep extends Step {
  readonly which: number;
  /** How many turns ago the operator looked at the case: the command is made of what was true then. */
  readonly behind: number;
}

/** A day: what is tried, one after the other, at any seat and on any case. */
export const days: fc.Arbitrary<DayStep[]> = steps.map((shift) =>
  shift.map((step) => ({
    ...step,
    // Half of what happens befalls one case, so that it comes far.
    which: Math.max(0, (Math.floor(step.seat / 64) % (2 * CASES)) - CASES),
    behind: Math.floor(step.name / 64) % 10,
    // Most things happen within the hour: days of two-day pauses would know no stage that is in time.
    gap: step.pick % 5 === 0 ? step.gap : step.gap % 3_600_000,
  })),
);

export interface Turn {
  readonly now: number;
  readonly seat: Seat;
  readonly command: Command;
  readonly before: CaseState;
  readonly after: CaseState;
  readonly decision: Decision;
  readonly cases: ReadonlyMap<string, CaseState>;
}

const decided = (command: Command, now: number, seat: Seat, cases: ReadonlyMap<string, CaseState>): Decision => {
  const decision = decide(cases.get(command.caseId), command, contextAt(now, seat));
  if (!decision.ok || command.name !== 'merge') return decision;
  const refusal = refuseMergeTarget(cases.get(command.into), command.into);
  return refusal ? { ok: false, refusal } : decision;
};

/** Plays a day and hands every turn to `see`. */
export const playDay = (day: readonly DayStep[], see: (turn: Turn) => void): void => {
  const seen = new Map<string, CaseState[]>();
  for (let serial = 0; serial < CASES; serial += 1) {
    const caseId = caseIdOf(serial);
    seen.set(caseId, [frozen(fold([reported({}, { caseId })])!)]);
  }
  let now = MONDAY;
  for (const step of day) {
    now += step.gap;
    const caseId = caseIdOf(step.which);
    const views = seen.get(caseId)!;
    const before = views.at(-1)!;
    const view = step.sensible ? before : views.at(-1 - Math.min(step.behind, views.length - 1))!;
    const { seat, name } = turnAt(DAY_SEATS, step, view);
    const made = { ...commandFor(name, step, view, now), caseId };
    const command = frozen(made.name === 'merge' ? { ...made, into: caseIdOf(step.pick % CASES) } : made);
    const cases = new Map([...seen].map(([id, states]) => [id, states.at(-1)!]));
    const decision = decided(command, now, seat, cases);
    const after = decision.ok ? frozen(fold(decision.events, before)!) : before;
    if (decision.ok) views.push(after);
    see({ now, seat, command, before, after, decision, cases: cases.set(caseId, after) });
  }
};

/** A turn in one line, for whoever reads why a day went wrong. */
export const lineOf = ({ now, seat, command, before, after, decision }: Turn): string => {
  const { name, commandId: _id, caseId, ...words } = command;
  const answer = decision.ok
    ? `${decision.events.map(({ type }) => type).join(', ')}: ${before.state} → ${after.state}`
    : decision.refusal.code;
  return `${new Date(now).toISOString()} ${seat.operatorId} ${name} ${caseId.slice(-2)} ${JSON.stringify(words)}: ${answer}`;
};
