import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_STATES, COMMAND_NAMES, type CaseEvent } from '../../../preload/contract';
import { canonical, caseFactsOf, clockOf, fold, runningLimits, type AnyEvent, type CaseState } from '../../../main/domain';
import { SEED } from '../../support/test-seed';
import { days, lineOf, playDay, type DayStep, type Turn } from './day';
import { faultsOf } from './legal';
import { reported, rulebook, weekdays } from './world';

/** Days in a run of the tests; `DAYS=10000 SEED=… npx vitest run tests/unit/domain/day.property.test.ts` runs more. */
const RUNS = Number(process.env['DAYS'] ?? 200);
const counting = { rulebook, calendar: weekdays };

type Invariant = (turn: Turn) => boolean;
const LIVE = ['sent', 'acknowledged', 'arrived'];
const live = ({ tasks }: CaseState) => tasks.filter(({ state }) => LIVE.includes(state));
const isDistinct = (values: readonly unknown[]) => new Set(values).size === values.length;
const events = ({ decision }: Turn): readonly CaseEvent[] => (decision.ok ? decision.events : []);
const grown = (turn: Turn, count: (state: CaseState) => number) => count(turn.after) >= count(turn.before);

/** Apart from when it changed last, and without what stands there empty; a pause carries what its case does. */
const bare = (state: CaseState): object => ({
  ...JSON.parse(JSON.stringify(state)),
  ...(state.state === 'suspended' ? { paused: undefined } : {}),
  updatedAt: 0,
});

/** What holds after every turn, whoever did what. 不变式 */
const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'no state is illegal, and the case stands where its tasks put it': ({ after }) => faultsOf(after).length === 0,
  'a refusal says why and leaves everything as it was': ({ decision, before, after }) =>
    decision.ok ? decision.events.length > 0 : decision.refusal.message !== '' && after === before,
  'what is allowed changes the case': ({ decision, before, after }) => !decision.ok || before !== after,
  'more time is given twice at most, a pause once': ({ after }) => after.extensions <= 2 && after.suspensions <= 1,
  'one request of a kind is open, and one appeal is ever made': ({ after }) =>
    isDistinct(after.requests.filter(({ answer }) => !answer).map(({ kind }) => kind)) &&
    after.requests.filter(({ kind }) => kind === 'appeal').length <= 1,
  'a department has one open task of a case': ({ after }) => isDistinct(live(after).map(({ departmentId }) => departmentId)),
  'rounds, reopenings, extensions and pauses are never counted back': (turn) =>
    grown(turn, ({ rework }) => rework) &&
    grown(turn, ({ reopenings }) => reopenings) &&
    grown(turn, ({ extensions }) => extensions) &&
    grown(turn, ({ suspensions }) => suspensions) &&
    grown(turn, ({ pauses }) => pauses.length) &&
    grown(turn, ({ tasks }) => tasks.length),
  'merged cases lead to one that is not merged': ({ cases, after }) => {
    let at: CaseState | undefined = after;
    for (let hops = 0; at?.state === 'merged'; hops += 1) {
      if (hops > cases.size) return false;
      at = cases.get(at.into);
    }
    return at !== undefined;
  },
  'a merge taken back gives the case as it was, and what its reporter was promised meanwhile': ({ command, before, after }) =>
    command.name !== 'unmerge' ||
    before.state !== 'merged' ||
    after === before ||
    canonical(bare(after)) === canonical(bare({ ...before.before, promisedAt: before.promisedAt })),
  'an observer does nothing': ({ seat, decision }) => seat.role !== 'observer' || !decision.ok,
  'a department moves tasks of its own, and no other seat its': (turn) =>
    events(turn).every(
      ({ type, data }) =>
        !['task.acknowledged', 'task.arrived', 'task.completed', 'task.declined'].includes(type) ||
        turn.before.tasks.some(
          (task) =>
            task.taskId === (data as { taskId: string }).taskId &&
            task.departmentId === (turn.seat.departmentId ?? `village-committee-${turn.seat.area}`),
        ),
    ),
  'an escalated case is in charge of a level above its own': ({ after }) =>
    after.escalatedTo === undefined || (after.area.startsWith(after.escalatedTo) && after.area !== after.escalatedTo),
  'a limit warns before it is due, is named once, and stands still with its case': ({ after }) => {
    const limits = runningLimits(after, counting);
    const isStill = ['suspended', 'closed', 'rejected', 'merged'].includes(after.state);
    return (
      isDistinct(limits.map(({ key }) => key)) && limits.every(({ warnAt, dueAt }) => warnAt <= dueAt) && (!isStill || limits.length === 0)
    );
  },
};

/** Where the time of a case went, counted from its states alone: running time in stages and in pauses, in ms. */
const spent = (states: readonly { readonly at: number; readonly state: CaseState }[]) => {
  const total = { stages: 0, pauses: 0, elsewhere: 0 };
  for (const [index, { at, state }] of states.entries()) {
    const until = states[index + 1]?.at ?? at;
    const isWaiting = state.state === 'feedback' && state.verifiedAt !== undefined;
    const isOver = ['closed', 'rejected', 'merged'].includes(state.state) || isWaiting;
    total[state.state === 'suspended' ? 'pauses' : isOver ? 'elsewhere' : 'stages'] += until - at;
  }
  return total;
};

const STAGE: Partial<Record<CaseState['state'], string>> = {
  received: 'file',
  filed: 'dispatch',
  dispatched: 'handle',
  handling: 'handle',
  feedback: 'verify',
};

/** Whether the clock says, after every event, when the stage began: the event with which the case came into it. */
const clocksHold = (states: readonly { readonly at: number; readonly type: string; readonly state: CaseState }[]): boolean => {
  let began: { readonly run: string; readonly at: number } | undefined;
  let unmerged = began;
  return states.every(({ at, type, state }) => {
    if (type === 'case.merged') unmerged = began;
    if (type === 'case.unmerged') began = unmerged;
    const stage = STAGE[(state.state === 'suspended' ? state.paused : state).state];
    const run = `${stage} ${state.rework}`;
    if (began?.run !== run) began = { run, at };
    const clock = clockOf(state, counting);
    return clock === undefined ? stage === undefined : clock.stage === stage && clock.startedAt === began.at;
  });
};

const overlap = (from: number, to: number, [a, b]: readonly [number, number]) => Math.max(0, Math.min(to, b) - Math.max(from, a));

/** What holds of a case's whole history at the end of the day. */
const faultsOfHistory = (history: readonly CaseEvent[], state: CaseState): string[] => {
  const faults: string[] = [];
  const first = history[0]!;
  if (canonical(fold(history)) !== canonical(state)) faults.push('the fold of the events is another state');
  const strange = { ...first, type: 'case.blessed', data: { x: 1 } } as unknown as AnyEvent;
  if (canonical(fold(history.flatMap((event) => [strange, event, strange]).slice(1))) !== canonical(state))
    faults.push('an unknown event changed something');

  const folded = history.map((event, index) => ({
    at: Date.parse(event.at),
    type: event.type,
    state: fold(history.slice(0, index + 1))!,
  }));
  if (!clocksHold(folded)) faults.push('a clock does not begin with its stage');
  const facts = caseFactsOf(history, counting)!;
  // A merge that was taken back never happened to the stages, so this sum says nothing of it.
  if (history.some(({ type }) => type === 'case.merged')) return faults;
  const end = folded.at(-1)!.at;
  const { stages, pauses, elsewhere } = spent(folded);
  const still = folded.flatMap(({ at, state: now }, index) =>
    now.state === 'suspended' ? [[at, folded[index + 1]?.at ?? end] as const] : [],
  );
  const told = facts.stages.reduce((sum, { beganAt, endedAt = end }) => {
    const paused = still.reduce((all, pause) => all + overlap(beganAt, endedAt, pause), 0);
    return sum + endedAt - beganAt - paused;
  }, 0);
  if (stages + pauses + elsewhere !== end - Date.parse(first.at)) faults.push('time is missing');
  if (told !== stages) faults.push(`the stages took ${told} ms, and the case was in them for ${stages} ms`);
  if (facts.tasks.length !== history.filter(({ type }) => type === 'task.dispatched').length) faults.push('a task has no facts');
  for (const { taskId, sentAt, acknowledgedAt = sentAt, arrivedAt = acknowledgedAt, endedAt = arrivedAt, result } of facts.tasks) {
    if (sentAt > acknowledgedAt || acknowledgedAt > arrivedAt || arrivedAt > endedAt) faults.push(`task ${taskId} runs backwards`);
    const task = state.tasks.find((one) => one.taskId === taskId)!;
    if ((result ?? 'live') !== (LIVE.includes(task.state) ? 'live' : task.state)) faults.push(`task ${taskId} ended otherwise`);
  }
  return faults;
};

/** Plays a day and throws at the first invariant that does not hold, with the day up to there in words. */
const judge = (day: readonly DayStep[], see: (turn: Turn) => void = () => undefined): void => {
  const script: string[] = [];
  const histories = new Map<string, CaseEvent[]>();
  const ends = new Map<string, CaseState>();
  const fail = (fault: string) => {
    throw new Error(`${fault}\n${script.join('\n')}`);
  };
  playDay(day, (turn) => {
    script.push(lineOf(turn));
    see(turn);
    const { caseId } = turn.command;
    if (!histories.has(caseId)) histories.set(caseId, [reported({}, { caseId })]);
    histories.get(caseId)!.push(...events(turn));
    ends.set(caseId, turn.after);
    const broken = Object.entries(INVARIANTS).find(([, holds]) => !holds(turn));
    if (broken) fail(`${broken[0]}: ${faultsOf(turn.after).join(', ')}`);
  });
  for (const [caseId, history] of histories) {
    const faults = faultsOfHistory(history, ends.get(caseId)!);
    if (faults.length > 0) fail(faults.join('; '));
  }
};

describe('a day at every seat, on several cases, in any order', () => {
  it(
    `keeps every invariant, over ${RUNS} random days`,
    () => {
      console.log(`random days: DAYS=${RUNS} SEED=${SEED}`);
      fc.assert(
        fc.property(days, (day) => judge(day)),
        { seed: SEED, numRuns: RUNS },
      );
    },
    600_000 + RUNS * 500,
  );

  it('meets every state, every command allowed and refused, and every seat that may do something', () => {
    const met = new Set<string>();
    for (const day of fc.sample(days, { numRuns: 200, seed: 1 }))
      judge(day, ({ command, decision, after, seat }) => {
        met.add(after.state).add(`${command.name} ${decision.ok}`);
        if (decision.ok) met.add(seat.operatorId);
      });
    const commands = COMMAND_NAMES.filter((name) => name !== 'report');
    const wanted = [
      ...CASE_STATES,
      ...commands.flatMap((name) => [`${name} true`, `${name} false`]),
      'op-district',
      'op-village',
      'op-department',
    ];
    expect(wanted.filter((name) => !met.has(name))).toEqual([]);
  });
});
