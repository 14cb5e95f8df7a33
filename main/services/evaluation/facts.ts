import { createHash } from 'node:crypto';
import { debounceTime, merge, throttleTime, type Subscription } from 'rxjs';
import { evaluatedOf, spanOf } from '../../domain';
import { StorageError, type StoreWrites } from '../../ports';
import type { Context } from '../context';
import { digestSome } from '../digests';
import { parsed } from '../project';

/** Raised with every change of what the facts of a case hold: all are made anew. */
const FACTS = 2;
/** Cases looked up for one transaction. */
const PAGE = 20;
/** A transaction takes no further case after so long, ms: while it runs no window is answered. */
const SLICE_MS = 4;
/** Between two slices that nobody waits for, ms: three quarters of the time belong to others. */
const REST_MS = 12;
/** After the start the windows come first. */
const START_MS = 5000;
/** Made when nothing has changed for a while, and now and then while something always does. */
const QUIET_MS = 2000;
const LONGEST_MS = 60_000;

/** How many of the cases have facts that are up to date. */
export interface Counted {
  readonly counted: number;
  readonly of: number;
}

export interface FactsKeeper {
  start(): void;
  stop(): Promise<void>;
  /** Reads no case. */
  counted(): Counted;
  /** Somebody waits for it: goes on without rests. Several who ask wait for the same work. @returns rejects with StorageError */
  caughtUp(): Promise<void>;
}

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

/** One history that cannot be evaluated must not keep all others from it. */
const makeOrPass = (context: Context, tx: StoreWrites, caseId: string): void => {
  try {
    make(context, tx, caseId);
  } catch (error) {
    if (error instanceof StorageError) throw error;
    context.report(`case ${caseId} cannot be evaluated`, error);
    tx.dropFacts(caseId);
  }
};

const revOf = ({ store }: Context, rules: number): number => {
  const made = store.read.factsMade();
  return made.rules === rules ? made.rev : 0;
};

/** One slice of what changed since. */
const makeSome = (context: Context, rules: number): void =>
  context.store.write((tx) => {
    const changed = tx.casesChanged(revOf(context, rules), PAGE);
    const until = performance.now() + SLICE_MS;
    let done = 0;
    for (const { id } of changed) {
      makeOrPass(context, tx, id);
      done += 1;
      if (performance.now() > until) break;
    }
    if (done > 0) tx.setFactsMade({ rules, rev: changed[done - 1]!.rev });
  }, 'later');

/**
 * Makes the facts of every case that changed since they were made last, and then its digest: by itself a while after a
 * change, in slices of a few milliseconds, each kept at once. No command waits for it, and after a restart it goes on where
 * it stood.
 */
export const createFactsKeeper = (context: Context, closing: () => boolean): FactsKeeper => {
  const { store } = context;
  const rules = rulesOf(context);
  let waitedFor = false;
  let running: Promise<void> | undefined;
  let resting: (() => void) | undefined;
  let begin: NodeJS.Timeout | undefined;
  let watch: Subscription | undefined;
  let catchingUp = false;

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      if (waitedFor) return void setImmediate(resolve);
      const timer = setTimeout(resolve, REST_MS);
      resting = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** While the console catches up each case goes on changing, and the time belongs to the events. */
  const isTooSoon = () => catchingUp && !waitedFor;

  const run = async (): Promise<void> => {
    const isBehind = () => store.read.casesChanged(revOf(context, rules), 1).length > 0;
    while (!closing() && !isTooSoon()) {
      if (isBehind()) makeSome(context, rules);
      // Nobody waits for digests.
      else if (waitedFor || !digestSome(context)) return;
      await rest();
    }
  };

  const go = (): Promise<void> =>
    (running ??= run().finally(() => {
      running = undefined;
      waitedFor = false;
    }));

  const byItself = (): void => {
    if (!closing() && !isTooSoon())
      void go().catch((error: unknown) => context.report('the facts of the evaluation could not be made', error));
  };

  return {
    start: () => {
      begin = setTimeout(byItself, START_MS);
      const { changed$, upstream } = context;
      watch = upstream.line$.subscribe(({ kind }) => {
        catchingUp = kind === 'catching-up';
      });
      const changed = merge(
        changed$.pipe(debounceTime(QUIET_MS)),
        changed$.pipe(throttleTime(LONGEST_MS, undefined, { leading: false, trailing: true })),
      );
      watch.add(changed.subscribe(byItself));
    },
    stop: async () => {
      clearTimeout(begin);
      watch?.unsubscribe();
      resting?.();
      // Its fault was told to whom it concerned.
      await running?.catch(() => undefined);
    },
    counted: () => {
      const { changed, all } = store.read.casesToCount(revOf(context, rules));
      return { counted: all - changed, of: all };
    },
    caughtUp: () => {
      waitedFor = true;
      resting?.();
      return go();
    },
  };
};
