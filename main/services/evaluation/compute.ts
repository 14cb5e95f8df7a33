import type { EvaluationGroup } from '../../../preload/contract';
import { createGroupedTally, createTally, type EvaluatedCase, type Period } from '../../domain';
import type { Context } from '../context';
import type { Question } from './scope';

/** Cases read at once, after which others have their turn. */
const PAGE = 200;
/** Answers kept: a page and the one it is compared with, its groups, and the lists somebody turns the pages of. */
const KEPT = 12;

/**
 * The figures of a period. Reads the facts of the cases that can have to do with it, a page at a time; only ids stay in
 * memory. What was asked last is kept until a case changes.
 */
export const createCompute = ({ store }: Context) => {
  const kept = new Map<string, unknown>();

  const walk = async <T>({ scope }: Question, period: Period, tally: { add(found: EvaluatedCase): void; result(): T }): Promise<T> => {
    for (let next: ReturnType<typeof store.read.caseFacts>['next']; ;) {
      const page = store.read.caseFacts(scope, period, PAGE, next);
      for (const found of page.facts) tally.add(found);
      next = page.next;
      if (!next) return tally.result();
      await new Promise((done) => setImmediate(done));
    }
  };

  const remembered = async <T>(key: readonly unknown[], find: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify([store.read.factsMade(), ...key]);
    if (kept.has(name)) return kept.get(name) as T;
    const found = await find();
    kept.set(name, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return found;
  };

  return {
    figures: (question: Question, period: Period) =>
      remembered([question, period], () => walk(question, period, createTally(period, question.filter))),
    groups: (question: Question, period: Period, by: EvaluationGroup) =>
      remembered([question, period, by], () => walk(question, period, createGroupedTally(period, question.filter, by))),
  };
};
export type Compute = ReturnType<typeof createCompute>;
