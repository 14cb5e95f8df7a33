import { lastDays, ok, type Input, type Output, type Result } from '../../../preload/contract';
import { createPlaceShares, type PlaceShares } from '../../domain';
import type { Context } from '../context';
import { questionOf, type Question } from './scope';

/** Cases read at once, after which others have their turn. */
const PAGE = 200;
/** Behind by more than this, all are read anew. */
const AT_ONCE = 500;

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
 * once; after that only those that have changed, by their revision, and what time alone has made due. The first question of
 * a day begins anew. One after the other, so that two windows share the work.
 */
export const createOnTimeByPlace = (context: Context) => {
  const { store, clock, getSeat } = context;
  let kept: Kept | undefined;
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
      await new Promise((done) => setImmediate(done));
    }
  };

  /** What has changed since, of cases and of time. False: too much, or not forwards. */
  const caughtUp = (found: Kept, { scope }: Question): boolean => {
    const { rev } = store.read.factsMade();
    const now = clock.now();
    // A cache that was put back to an earlier state counts on from there; so does a clock.
    if (rev < found.rev || now < found.asOf) return false;
    const changed = rev === found.rev ? [] : store.read.casesChanged(found.rev, AT_ONCE + 1);
    if (changed.length > AT_ONCE) return false;
    for (const { id } of changed) found.shares.put(id, store.read.factsOf(scope, id));
    found.shares.advance(now);
    found.asOf = now;
    found.rev = rev;
    return true;
  };

  const answer = async ({ days }: Input<'map.onTime'>): Promise<Result<Output<'map.onTime'>>> => {
    const question = questionOf(context, {});
    if (!question.ok) return question;
    const span = lastDays(days, clock.now());
    const key = JSON.stringify([getSeat(), span, store.read.factsMade().rules]);
    if (kept?.key !== key || !caughtUp(kept, question.value)) {
      kept = undefined;
      kept = await anew(key, question.value, span);
      // What changed while it was read; the next question has what that leaves out.
      caughtUp(kept, question.value);
    }
    return ok({ state: 'counted', from: span.from, asOf: kept.asOf, places: [...kept.shares.result()] });
  };

  return (input: Input<'map.onTime'>): ReturnType<typeof answer> => {
    const mine = last.catch(() => undefined).then(() => answer(input));
    last = mine;
    return mine;
  };
};
