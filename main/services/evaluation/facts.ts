import { createHash } from 'node:crypto';
import { evaluatedOf, spanOf } from '../../domain';
import type { StoreWrites } from '../../ports';
import type { Context } from '../context';
import { parsed } from '../project';

/** Raised with every change of what the facts of a case hold: all are made anew. */
const FACTS = 1;
/** Cases in one transaction, after which others have their turn. */
const PAGE = 20;

/** A whole number that stands for the rules, at least 1. */
const rulesOf = ({ rulebook, evaluation }: Context): number => {
  const digest = createHash('sha256').update(JSON.stringify([FACTS, rulebook, evaluation.answer]));
  return digest.digest().readUIntBE(0, 6) + 1;
};

const make = (context: Context, tx: StoreWrites, caseId: string): void => {
  // A merge that came too late leads nowhere.
  const events = tx.events(caseId).filter(({ late }) => late !== true);
  const facts = evaluatedOf(parsed(events.map(({ envelope }) => envelope)), context.evaluation, context);
  // A report that the platform never took has no events left, and is nobody's to evaluate.
  if (facts) tx.putFacts(caseId, spanOf(facts), facts);
  else tx.dropFacts(caseId);
};

/** One page of what changed since; false: nothing is left. */
const catchUp = (context: Context, rules: number): boolean =>
  context.store.write((tx) => {
    const made = tx.factsMade();
    const since = made.rules === rules ? made.rev : 0;
    const changed = tx.casesChanged(since, PAGE);
    for (const { id } of changed) make(context, tx, id);
    tx.setFactsMade({ rules, rev: changed.at(-1)?.rev ?? since });
    return changed.length === PAGE;
  });

const isBehind = ({ store }: Context, rules: number): boolean => {
  const made = store.read.factsMade();
  return made.rules !== rules || store.read.casesChanged(made.rev, 1).length > 0;
};

/**
 * Makes the facts of every case that changed since they were made last. Nothing of it is done when a case changes, so
 * that no command waits for it; after the first time little is left to do. Gives way between pages, so a million cases
 * hold nobody up but who asked. Several who ask at once wait for the same work.
 * @returns rejects with StorageError
 */
export const createFactsKeeper = (context: Context, closing: () => boolean): (() => Promise<void>) => {
  const rules = rulesOf(context);
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    while (!closing() && isBehind(context, rules) && catchUp(context, rules)) await new Promise((done) => setImmediate(done));
  };
  return () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
};
