import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../main/ports';
import { eventually } from '../../support/clock';
import { counted, OCTOBER, openEvaluated, type EvaluatedDesk } from '../../support/evaluated-desk';
import { TOWNSHIP, VILLAGE } from '../../support/wire';

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

  it('are made in slices between which the console answers, and who asks is told how far it is', async () => {
    const first = await world.read();
    expect(first).toMatchObject({ state: 'counting', of: world.histories.size });
    // Nobody asks again: what was begun goes on, and each slice is kept.
    let last = 0;
    const steps: number[] = [];
    while (last < world.histories.size) {
      await turn();
      expect(await world.desk.call('views.read')).toMatchObject({ ok: true });
      const { changed, all } = world.desk.store.read.casesToCount(world.desk.store.read.factsMade().rev);
      if (all - changed > last) steps.push((last = all - changed));
    }
    // At most a page at a time, less where it takes long.
    expect(steps.length).toBeGreaterThanOrEqual(world.histories.size / 20);
    expect((await world.read()).state).toBe('counted');
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

  it('are made by themselves when nobody asks', async () => {
    const { read } = world.desk.store;
    expect(read.factsMade().rev).toBe(0);
    await eventually('all are made', () => read.casesToCount(read.factsMade().rev).changed === 0);
  });

  it('say what is wrong with the disk to whoever asks, and go on when it is well again', async () => {
    let full = true;
    await world.restart({
      wrapStore: (store) => ({
        ...store,
        write: (work) =>
          store.write((tx) =>
            work({
              ...tx,
              setFactsMade: (made) => {
                if (full) throw new StorageError('disk-full', 'no space left');
                tx.setFactsMade(made);
              },
            }),
          ),
      }),
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
  });
});
