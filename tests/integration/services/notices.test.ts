import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowedActions, allowedTaskActions, caseFactsOf, type AnyEvent, type CaseState } from '../../../main/domain';
import type { Store } from '../../../main/ports';
import type { Seat } from '../../../preload/contract';
import { seatOf } from '../../support/desk';
import { Life, type Deed } from '../../support/notice-life';
import { rulebook } from '../../support/small-world';
import { random32 } from '../../unit/domain/random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let life: Life;
beforeEach(() => {
  life = new Life();
});
afterEach(() => life.end());

describe('a limit', () => {
  it('is warned of at four fifths and called overdue beyond it, once each, with a mark until somebody looks', async () => {
    await life.open();
    const caseId = life.report();
    const alert = () => life.store.read.case(caseId)?.alert;
    await life.time.pass(12 * MINUTE - 1);
    expect(life.announced).toEqual([]);
    await life.time.pass(1);
    expect(life.announced).toEqual([{ caseId, kind: 'warning' }]);
    expect(alert()).toEqual({ kind: 'warning', at: life.time.now() });
    await life.time.pass(3 * MINUTE);
    expect(life.announced).toHaveLength(1);
    await life.time.pass(1);
    expect(life.announced.slice(1)).toEqual([{ caseId, kind: 'overdue' }]);
    await life.time.pass(100 * HOUR);
    expect(life.announced).toHaveLength(2);
    expect(alert()).toMatchObject({ kind: 'overdue' });
    life.do({ name: 'accept', caseId, category: 'power', priority: 'urgent' });
    expect(alert()).toBeUndefined();
  });

  it('that passed while nobody was here is told of at the next start, several at once in one', async () => {
    await life.open();
    const [first, second, third] = [life.report(), life.report(), life.report()];
    life.do({ name: 'accept', caseId: third, category: 'power', priority: 'routine' });
    life.do({ name: 'dispatch', caseId: third, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '' }] });
    await life.time.pass(12 * MINUTE);
    expect(life.announced).toEqual([{ caseId: expect.any(String), kind: 'warning', sum: { warnings: 2, overdue: 0 } }]);
    await life.close();
    await life.time.pass(22 * HOUR);
    await life.open();
    await life.time.pass(2000);
    // The third: a day of handling, warned of after four fifths of it.
    expect(life.announced.slice(1)).toEqual([{ caseId: expect.any(String), kind: 'overdue', sum: { overdue: 2, warnings: 1 } }]);
    expect([first, second]).toContain(life.announced[1]!.caseId);
    await life.close();
    await life.open();
    await life.time.pass(HOUR);
    expect(life.announced).toHaveLength(2);
  });

  it('is a new one after an extension, and the same after a pause', async () => {
    await life.open();
    const caseId = life.report();
    life.do({ name: 'accept', caseId, category: 'power', priority: 'urgent' });
    life.do({ name: 'dispatch', caseId, tasks: [{ departmentId: 'power-supply', lead: true, instructions: '' }] });
    await life.time.pass(50 * MINUTE);
    expect(life.announced).toEqual([{ caseId, kind: 'warning' }]);
    life.do({ name: 'suspend', caseId, reason: '等' });
    await life.time.pass(10 * HOUR);
    life.do({ name: 'resume', caseId });
    await life.time.pass(9 * MINUTE);
    expect(life.announced).toHaveLength(1);
    life.do({ name: 'extend', caseId, reason: '雨' });
    await life.time.pass(HOUR);
    expect(life.announced.slice(1)).toEqual([{ caseId, kind: 'warning' }]);
    await life.time.pass(2 * MINUTE);
    expect(life.announced.slice(2)).toEqual([{ caseId, kind: 'overdue' }]);
  });

  it('is the same when the first department declines after another was sent', async () => {
    await life.open();
    const caseId = life.report();
    const send = (departmentId: string) => life.do({ name: 'dispatch', caseId, tasks: [{ departmentId, lead: false, instructions: '' }] });
    life.do({ name: 'accept', caseId, category: 'power', priority: 'urgent' });
    send('power-supply');
    await life.time.pass(10 * MINUTE);
    send('general-office');
    await life.time.pass(47 * MINUTE);
    const [task] = life.read(caseId).tasks;
    life.do(
      { name: 'decline', caseId, taskId: task!.taskId, reason: '不属本部门' },
      seatOf({ role: 'department', departmentId: 'power-supply' }),
    );
    await life.time.pass(100 * HOUR);
    const stage = life.given.flat().filter(({ key }) => key.startsWith('handle/'));
    expect(stage.map(({ kind }) => kind)).toEqual(['warning', 'overdue']);
  });

  it('is not told of when the disk does not take it, and told of once when it does', async () => {
    await life.open();
    const caseId = life.report();
    life.full = true;
    await life.time.pass(13 * MINUTE);
    expect(life.announced).toEqual([]);
    expect(life.logged).toContain('notices');
    life.full = false;
    await life.close();
    await life.open();
    await life.time.pass(2000);
    expect(life.announced).toEqual([{ caseId, kind: 'warning' }]);
  });
});

describe('a console that is killed between giving a notice and showing it', () => {
  it('shows it at its next start, once', async () => {
    await life.open();
    const [caseId, ended] = [life.report(), life.report()];
    life.dies = true;
    await life.time.pass(12 * MINUTE);
    expect(life.given.flat().map(({ kind }) => kind)).toEqual(['warning', 'warning']);
    expect(life.announced).toEqual([]);
    life.dies = false;
    life.do({ name: 'reject', caseId: ended, reason: '误报' });
    await life.close();
    for (let start = 0; start < 3; start += 1) {
      await life.startsAgain();
      expect(life.announced).toEqual([{ caseId, kind: 'warning' }]);
    }
  });
});

/** What the departments might do about their tasks now. */
const answersOn = (state: CaseState): readonly [Deed, Seat][] =>
  state.tasks.flatMap((task) => {
    const seat = seatOf({ role: 'department', departmentId: task.departmentId });
    const { taskId } = task;
    const pool: readonly Deed[] = [
      { name: 'decline', caseId: state.id, taskId, reason: '不属本部门' },
      { name: 'acknowledge', caseId: state.id, taskId },
      { name: 'complete', caseId: state.id, taskId, feedback: '办结' },
    ];
    const may: readonly string[] = allowedTaskActions(state, task, seat);
    return pool.filter(({ name }) => may.includes(name)).map((deed): [Deed, Seat] => [deed, seat]);
  });

/** What a dispatcher or a lead might do to a case now, drawn by lot. */
const deedOn = (state: CaseState, below: (limit: number) => number): Deed | undefined => {
  const caseId = state.id;
  const seat = seatOf();
  const task = state.tasks.find((candidate) => allowedTaskActions(state, candidate, seat).includes('recall'));
  const actions = allowedActions(state, seat, rulebook);
  const pool: readonly Deed[] = [
    { name: 'accept', caseId, category: below(2) ? 'power' : 'other', priority: (['routine', 'important', 'urgent'] as const)[below(3)]! },
    { name: 'refile', caseId, category: 'other', priority: (['routine', 'important', 'urgent'] as const)[below(3)]! },
    { name: 'dispatch', caseId, tasks: [{ departmentId: below(2) ? 'power-supply' : 'general-office', lead: false, instructions: '' }] },
    { name: 'extend', caseId, reason: '雨' },
    { name: 'suspend', caseId, reason: '等' },
    { name: 'resume', caseId },
    { name: 'close', caseId, outcome: 'unfounded' },
    { name: 'reopen', caseId, reason: '再议' },
    { name: 'void', caseId, reason: '误报' },
    { name: 'note', caseId, text: '看过' },
    ...(task ? [{ name: 'recall' as const, caseId, taskId: task.taskId, reason: '改派' }] : []),
  ];
  const possible = pool.filter(({ name }) => (actions as readonly string[]).includes(name));
  return possible[below(Math.max(1, possible.length))];
};

/** When handling of a case began, each time: `<case> <instant>`. */
const handlingBegan = (store: Store, caseId: string): readonly string[] => {
  const events = store.read.events(caseId).map(({ envelope }) => envelope as AnyEvent);
  const facts = caseFactsOf(events, { rulebook, calendar: { isWorkingDay: () => true } });
  return (facts?.stages ?? []).filter(({ stage }) => stage === 'handle').map(({ beganAt }) => `${caseId} ${beganAt}`);
};

const ROUNDS = 1000;

describe('notices over a thousand closings and openings', () => {
  it('are each given exactly once, and no other is', async () => {
    const { seed, below } = random32();
    console.log(`notices: seed ${seed}`);
    const { time } = life;
    /** What should be told of by now: the limits that ran, each with its instants, whenever a console was there to see. */
    const expected = new Set<string>();
    const cases: string[] = [];
    const done = new Set<string>();
    let began: readonly string[] = [];
    const note = (caseId: string) => {
      // Looked at just before a case changes, and at the end of every opening: what a limit held up to now counts.
      for (const { key, warnAt, dueAt } of life.store.read.case(caseId)!.index.limits) {
        if (warnAt <= time.now()) expected.add(`${caseId} warning ${key}`);
        if (dueAt < time.now()) expected.add(`${caseId} overdue ${key}`);
      }
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      await life.open();
      // What passed meanwhile is gathered for a moment.
      await time.pass(2000);
      for (let deed = below(4); deed > 0; deed -= 1) {
        const caseId = cases[below(cases.length)];
        if (caseId === undefined || (cases.length < 60 && below(4) === 0))
          cases.push(life.report({ urgency: below(3) ? 'normal' : 'urgent' }));
        else {
          note(caseId);
          const answers = below(3) === 0 ? answersOn(life.read(caseId)) : [];
          const chosen = answers.length > 0 ? answers[below(answers.length)]! : ([deedOn(life.read(caseId), below), seatOf()] as const);
          if (chosen[0] && life.do(chosen[0], chosen[1])) done.add(chosen[0].name);
        }
        await time.pass(below(4) ? below(MINUTE) : below(16 * MINUTE));
      }
      cases.forEach(note);
      if (round === ROUNDS - 1) began = cases.flatMap((caseId) => handlingBegan(life.store, caseId));
      await life.close();
      await time.pass(below(4) ? below(10 * MINUTE) : below(30 * HOUR));
    }
    // A limit of handling counts from when handling began, whoever declines or is called back.
    const handling = life.given.flat().filter(({ key }) => key.startsWith('handle/'));
    const strange = handling.filter(({ caseId, key }) => !began.includes(`${caseId} ${key.split('/')[1]}`));
    expect([seed, strange]).toEqual([seed, []]);
    expect(['decline', 'recall', 'complete'].filter((name) => !done.has(name))).toEqual([]);
    const given = life.given.flat().map(({ caseId, kind, key }) => `${caseId} ${kind} ${key}`);
    expect([seed, given.length]).toEqual([seed, new Set(given).size]);
    expect([seed, given.toSorted()]).toEqual([seed, [...expected].toSorted()]);
    // Announced after its commit, in one for each moment, with the number of cases it is about.
    const told = life.given.map((batch) => new Set(batch.map(({ caseId }) => caseId)).size);
    const limits = life.announced.filter(({ kind }) => kind !== 'urgent');
    expect(limits.map(({ sum }) => (sum ? sum.overdue + sum.warnings : 1))).toEqual(told);
    expect(life.logged).toEqual([]);
    expect(given.length).toBeGreaterThan(ROUNDS / 4);
    expect(told.some((count) => count > 1)).toBe(true);
  }, 480_000);
});
