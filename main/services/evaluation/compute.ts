import { createTally, type Evaluation, type Period } from '../../domain';
import type { Context } from '../context';
import type { Question } from './scope';

/** Cases read at once, after which others have their turn. */
const PAGE = 200;
/** Answers kept: a page and the one it is compared with, and the lists somebody turns the pages of. */
const KEPT = 8;

/**
 * The figures of a period. Reads the facts of the cases that can have to do with it, a page at a time; only ids stay in
 * memory. What was asked last is kept until a case changes.
 */
export const createCompute = ({ store }: Context) => {
  const kept = new Map<string, Evaluation>();

  const compute = async ({ scope, filter }: Question, period: Period): Promise<Evaluation> => {
    const tally = createTally(period, filter);
    for (let next: ReturnType<typeof store.read.caseFacts>['next']; ;) {
      const page = store.read.caseFacts(scope, period, PAGE, next);
      for (const found of page.facts) tally.add(found);
      next = page.next;
      if (!next) return tally.result();
      await new Promise((done) => setImmediate(done));
    }
  };

  return async (question: Question, period: Period): Promise<Evaluation> => {
    const key = JSON.stringify([store.read.factsMade(), question, period]);
    const known = kept.get(key);
    if (known) return known;
    const found = await compute(question, period);
    kept.set(key, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return found;
  };
};
export type Compute = ReturnType<typeof createCompute>;
