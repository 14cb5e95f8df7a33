import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../preload/contract';
import type { AnyEvent } from '../../../main/domain';
import { StorageError, type Store, type StoreWrites } from '../../../main/ports';
import { eventually } from '../../support/clock';
import {
  counted,
  DAY,
  figureOf,
  MINUTE,
  NOVEMBER,
  OCTOBER,
  openEvaluated,
  SEPTEMBER,
  type EvaluatedDesk,
} from '../../support/evaluated-desk';
import { evaluationRules, rulebook } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reportData, reported, TOWNSHIP, VILLAGE } from '../../support/wire';
import { writingOtherwise } from '../../support/wrapped-store';

let world: EvaluatedDesk;
beforeEach(async () => {
  world = await openEvaluated();
});
afterEach(() => world.close());

/** The next turn of the event loop. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('the facts of many cases', () => {
  it('are made once for a case, and again only when it has changed', async () => {
    const { read } = world.desk.store;
    await world.ask();
    const made = read.factsMade();
    expect(read.casesChanged(made.rev, 10)).toEqual([]);
    await world.ask({ area: VILLAGE });
    expect(read.factsMade()).toEqual(made);
    const [caseId] = world.histories.keys();
    await world.desk.command('note', { caseId: caseId!, text: '补充' });
    await world.ask();
    expect(read.factsMade()).toMatchObject({ rules: made.rules });
    expect(read.factsMade().rev).toBeGreaterThan(made.rev);
  });

  it('are read once each however small the pages are, and none that cannot have to do with the period', async () => {
    await world.ask();
    const { read } = world.desk.store;
    const walk = (span: { from: number; to: number }, limit: number): string[] => {
      const ids: string[] = [];
      let next: ReturnType<typeof read.caseFacts>['next'];
      do {
        const page = read.caseFacts({ area: TOWNSHIP }, span, limit, next);
        ids.push(...page.facts.map(({ caseId }) => caseId));
        next = page.next;
      } while (next);
      return ids;
    };
    const all = walk(OCTOBER, 1000);
    expect(walk(OCTOBER, 7)).toEqual(all);
    expect(walk(OCTOBER, 2)).toEqual(all);
    expect(walk(OCTOBER, 1)).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeLessThan(world.histories.size);
    expect(walk({ from: 0, to: Number.MAX_SAFE_INTEGER }, 50).length).toBe(world.histories.size);
  });

  it('are made in short slices between which the console answers, and who asks is told how far it is', async () => {
    const slices: number[] = [];
    const slowly = (store: Store): Store => ({
      ...store,
      write: (work) =>
        store.write((tx) => {
          let made = 0;
          const putFacts: StoreWrites['putFacts'] = (...facts) => {
            made += 1;
            tx.putFacts(...facts);
            // As long as a slice may take, and longer.
            for (const end = performance.now() + 10; performance.now() < end;);
          };
          const result = work({ ...tx, putFacts });
          if (made > 0) slices.push(made);
          return result;
        }),
    });
    await world.restart({ wrapStore: slowly });
    const of = world.histories.size;
    expect(await world.read()).toEqual({ state: 'counting', counted: 0, of });
    // Nobody asks again: what was begun goes on, and each slice is kept.
    let last = 0;
    let steps = 0;
    while (last < of) {
      await turn();
      expect(await world.desk.call('views.read')).toMatchObject({ ok: true });
      const { changed, all } = world.desk.store.read.casesToCount(world.desk.store.read.factsMade().rev);
      if (all - changed > last) steps += 1;
      last = all - changed;
    }
    expect(slices).toEqual(Array.from({ length: of }, () => 1));
    expect(steps).toBeGreaterThan(of / 2);
    const answer = await world.read();
    expect(answer).toMatchObject({ state: 'counted', period: { figures: counted(world.expected(world.desk.clock.now())) } });
  });

  it('go on after a restart where they stood', async () => {
    await world.read();
    await eventually('some are made', () => world.desk.store.read.factsMade().rev > 0);
    const { rules, rev } = world.desk.store.read.factsMade();
    await world.restart();
    expect(world.desk.store.read.factsMade().rules).toBe(rules);
    expect(world.desk.store.read.factsMade().rev).toBeGreaterThanOrEqual(rev);
    const answer = await world.ask();
    expect(answer.period.figures).toEqual(counted(world.expected(answer.asOf)));
  });

  it('are made by themselves when nobody asks, and again after a change', async () => {
    const { read } = world.desk.store;
    const areMade = () => read.casesToCount(read.factsMade().rev).changed === 0;
    expect(read.factsMade().rev).toBe(0);
    await eventually('all are made', areMade);
    await eventually('and then their digests', () => read.isDigested());
    world.happened(OCTOBER.from);
    await eventually('it has come', () => !areMade());
    await eventually('its facts are made', areMade);
  });

  it('wait while the console catches up, when each case goes on changing, unless somebody asks', async () => {
    const { read } = world.desk.store;
    world.desk.line.line$.next({ kind: 'catching-up', behind: 1000 });
    const before = read.factsMade().rev;
    world.happened(OCTOBER.from);
    // Longer than after a change at other times.
    await sleep(3000);
    expect(read.factsMade().rev).toBe(before);
    await world.ask();
    const asked = read.factsMade().rev;
    expect(asked).toBeGreaterThan(before);
    world.happened(OCTOBER.from);
    await sleep(3000);
    expect(read.factsMade().rev).toBe(asked);
    world.desk.line.line$.next({ kind: 'online' });
    world.happened(OCTOBER.from);
    await eventually('its facts are made', () => read.casesToCount(read.factsMade().rev).changed === 0);
  });

  it('are made anew when the customer changes the rules', async () => {
    world.happened(OCTOBER.from + 3 * DAY, { pace: 5 });
    await world.desk.settled();
    const before = await world.ask();
    const limit = { minutes: 2, kind: 'running' } as const;
    const { answer, sheet } = evaluationRules;
    const strict = { sheet, answer: { ...answer, limits: { ...answer.limits, urgent: limit } } };
    await world.restart({ evaluation: strict });
    const quicker = await world.ask();
    expect(quicker.period.figures).toEqual(counted(world.expected(quicker.asOf, {}, { evaluation: strict })));
    expect(figureOf(quicker, 'answered').numerator).toBe(figureOf(before, 'answered').numerator - 1);
    const { limits } = rulebook;
    const book = { ...rulebook, limits: { ...limits, file: { ...limits.file, routine: limit, important: limit, urgent: limit } } };
    await world.restart({ rulebook: book });
    const filed = await world.ask();
    expect(filed.period.figures).toEqual(counted(world.expected(filed.asOf, {}, { rulebook: book })));
    expect(figureOf(filed, 'filed-on-time').numerator).toBe(figureOf(before, 'filed-on-time').numerator - 1);
    await world.restart();
    expect((await world.ask()).period).toEqual(before.period);
  });

  it('know nothing of a merge that came too late', async () => {
    const [one, two] = [world.happened(OCTOBER.from + DAY), world.happened(OCTOBER.from + DAY)];
    const merged = (caseId: string, into: string) =>
      envelope('case.merged', caseId, { into }, { at: OCTOBER.from + DAY + 5 * MINUTE, actor: { kind: 'operator', id: 'op-9' } });
    world.say(merged(one, two) as AnyEvent);
    world.platform.publish(message(merged(two, one)));
    await world.desk.settled();
    const answer = await world.ask();
    expect(figureOf(answer, 'closed').excluded).toContainEqual({ why: 'merged', cases: 1 });
    expect(answer.period.figures).toEqual(counted(world.expected(answer.asOf)));
  });

  it('go with a report that the platform never took', async () => {
    const { desk, platform } = world;
    const asked = { period: NOVEMBER };
    const before = figureOf(await world.ask(asked), 'filed-rightly');
    const caseId = newId();
    desk.line.cut();
    platform.forbidden.add(message(reported(caseId)).subject);
    const { title, description, location, gridCode } = reportData() as Pick<
      Input<'cases.report'>,
      'title' | 'description' | 'location' | 'gridCode'
    >;
    await desk.command('report', { caseId, title, description, source: 'operator', location, gridCode });
    await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
    desk.clock.advance(MINUTE);
    expect(figureOf(await world.ask(asked), 'filed-rightly').numerator).toBe(before.numerator + 1);
    desk.line.restore();
    await desk.settled();
    expect(figureOf(await world.ask(asked), 'filed-rightly')).toEqual(before);
  });

  it('of a history that cannot be evaluated are none, which is reported and keeps no other from theirs', async () => {
    const [caseId] = world.histories.keys();
    const strange = writingOtherwise((tx) => ({
      putFacts: (id, span, facts) => {
        if (id === caseId) throw new TypeError('a history that no rule was made for');
        tx.putFacts(id, span, facts);
      },
    }));
    // It could be evaluated before something happened in it.
    await world.ask();
    await world.restart({ wrapStore: strange });
    await world.desk.command('note', { caseId: caseId!, text: '补充' });
    world.histories.delete(caseId!);
    const answer = await world.ask({ period: SEPTEMBER });
    const expected = counted(world.expected(answer.asOf, {}, {}, SEPTEMBER));
    expect(answer.period.figures).toEqual(expected);
    expect(world.desk.logged.filter((line) => line.includes('cannot be evaluated')).length).toBe(1);
    await world.desk.command('note', { caseId: [...world.histories.keys()][0]!, text: '补充' });
    expect((await world.ask({ period: SEPTEMBER })).period.figures).toEqual(expected);
  });

  it.each(['putFacts', 'setFactsMade'] as const)(
    'say what is wrong with the disk at %s to whoever asks, and go on when it is well again',
    async (name) => {
      let full = true;
      await world.restart({
        wrapStore: writingOtherwise((tx) => ({
          [name]: (...input: readonly unknown[]) => {
            if (full) throw new StorageError('disk-full', 'no space left');
            (tx[name] as (...input: readonly unknown[]) => void)(...input);
          },
        })),
      });
      await world.desk.settled();
      expect((await world.read()).state).toBe('counting');
      let answer = await world.desk.call('evaluation.read', { period: OCTOBER });
      while (answer.ok) {
        await turn();
        answer = await world.desk.call('evaluation.read', { period: OCTOBER });
      }
      expect(answer.error.code).toBe('disk-full');
      full = false;
      await world.ask();
    },
  );
});
