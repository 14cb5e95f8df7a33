import { lastDays, ok, type Input, type OnTimeDays, type Output, type Result } from '../../../preload/contract';
import { createPlaceShares, type PlaceShares } from '../../domain';
import type { Context } from '../context';
import { questionOf, type Question } from './scope';

/** Cases read at once, after which others have their turn. */
const PAGE = 200;

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

interface Kept {
  /** What was asked, on which day, and by which rules. */
  readonly key: string;
  readonly shares: PlaceShares;
  asOf: number;
  /** Revision up to which the cases are in it. */
  rev: number;
}

/**
 * The share closed on time by place, as the evaluation's own figure has it. The cases that have to do with the days are read
 * once; after that only those whose facts were made anew, by the revision, and what time alone has made due. The first
 * question of a day begins anew. One after the other, so that two windows share the work.
 */
export const createOnTimeByPlace = (context: Context) => {
  const { store, clock, getSeat } = context;
  const kept = new Map<OnTimeDays, Kept>();
  let last: Promise<unknown> = Promise.resolve();

  const anew = async (key: string, { scope, filter }: Question, span: { from: number; to: number }): Promise<Kept> => {
    const { rev } = store.read.factsMade();
    const asOf = clock.now();
    const shares = createPlaceShares('closed-on-time', span, asOf, filter);
    for (let next: ReturnType<typeof store.read.caseFacts>['next']; ;) {
      const page = store.read.caseFacts(scope, span, PAGE, next);
      for (const found of page.facts) shares.put(found.caseId, found);
      next = page.next;
      if (!next) return { key, shares, asOf, rev };
      await turn();
    }
  };

  /** What has changed since, of cases whose facts are made and of time. False: not forwards. */
  const caughtUp = async (found: Kept, { scope }: Question): Promise<boolean> => {
    const { rev } = store.read.factsMade();
    // A cache that was put back to an earlier state counts on from there; so does a clock.
    if (rev < found.rev || clock.now() < found.asOf) return false;
    while (found.rev < rev) {
      const changed = store.read.casesChanged(found.rev, PAGE);
      for (const { id, rev: at } of changed) if (at <= rev) found.shares.put(id, store.read.factsOf(scope, id));
      found.rev = changed.length < PAGE ? rev : Math.min(rev, changed.at(-1)!.rev);
      if (found.rev < rev) await turn();
    }
    found.asOf = clock.now();
    found.shares.advance(found.asOf);
    return true;
  };

  const asked = (days: OnTimeDays) => {
    const span = lastDays(days, clock.now());
    return { span, key: JSON.stringify([getSeat(), span, store.read.factsMade().rules]) };
  };

  const answer = async (days: OnTimeDays, behind: number): Promise<Result<Output<'map.onTime'>>> => {
    const question = questionOf(context, {});
    if (!question.ok) return question;
    const { span, key } = asked(days);
    let found = kept.get(days);
    if (found?.key !== key || !(await caughtUp(found, question.value))) {
      found = await anew(key, question.value, span);
      // What changed while it was read.
      await caughtUp(found, question.value);
    }
    kept.set(days, found);
    return ok({ state: 'counted', from: span.from, asOf: found.asOf, places: [...found.shares.result()], behind });
  };

  return {
    /** Whether these days were counted before, so that an answer needs no more than what has changed. */
    knows: ({ days }: Input<'map.onTime'>): boolean => kept.get(days)?.key === asked(days).key,
    /** @param behind cases whose facts are still to be made, to be told with the answer */
    read: ({ days }: Input<'map.onTime'>, behind: number): ReturnType<typeof answer> => {
      const mine = last.catch(() => undefined).then(() => answer(days, behind));
      last = mine;
      return mine;
    },
  };
};
