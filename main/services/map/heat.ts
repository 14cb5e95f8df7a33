import { fail, ok, type Input, type Output, type Result, type Span } from '../../../preload/contract';
import { heatSteps, slicesOf, stepAt } from '../../domain';
import type { ReportedPlace, Scope } from '../../ports';
import type { Context } from '../context';
import { scopesOf } from '../scope';
import { createEnter } from './enter-reported';

type Level = Input<'map.heat'>['level'];
type Over = Input<'map.heat'>['over'];

/** Reports of one step by place: by grid as far as it is known, and by village. */
interface Counted extends Readonly<Record<Level, Map<string, number>>> {
  count: number;
}

interface Kept {
  readonly key: string;
  readonly steps: readonly Span[];
  readonly counted: readonly Counted[];
  /** The most of one place in one step. */
  readonly most: Record<Level, number>;
  /** Cases with keys up to this one are in it. */
  newest: number;
}

const codeOf: Readonly<Record<Level, (place: ReportedPlace) => string>> = {
  grid: ({ grid, village, township }) => grid ?? village ?? township,
  village: ({ village, township }) => village ?? township,
};

const add = ({ counted, most }: Kept, step: number, place: ReportedPlace, count: number): void => {
  const of = counted[step]!;
  for (const level of ['grid', 'village'] as const) {
    const code = codeOf[level](place);
    const sum = (of[level].get(code) ?? 0) + count;
    of[level].set(code, sum);
    most[level] = Math.max(most[level], sum);
  }
  of.count += count;
};

const pause = (): Promise<void> => new Promise((done) => setImmediate(done));

/**
 * Where reports came from, step by step. A span is counted once, from an index, a day at a time so that others have their turn;
 * after that only what has come in since is added. Anew when the steps have moved on, when a report that was counted is at
 * another place, and for a department when it sees other cases than before.
 */
export const createReadHeat = (context: Context, closing: () => boolean) => {
  const { read } = context.store;
  const enter = createEnter(context, closing);
  /** By span: two windows may look at two. */
  const kept = new Map<Over, Kept>();
  const counting = new Map<Over, { readonly key: string; readonly work: Promise<Kept> }>();

  const anew = async (key: string, steps: readonly Span[], scopes: readonly Scope[]): Promise<Kept> => {
    const made: Kept = {
      key,
      steps,
      counted: steps.map(() => ({ grid: new Map(), village: new Map(), count: 0 })),
      most: { grid: 0, village: 0 },
      newest: read.reportedState().newest,
    };
    for (const [at, step] of steps.entries())
      for (const slice of slicesOf(step)) {
        if (closing()) return made;
        for (const { count, ...place } of read.reportedPlaces(scopes, slice, made.newest)) add(made, at, place, count);
        await pause();
      }
    return made;
  };

  /** Several who ask the same wait for the same work; what went wrong is tried again by the next. */
  const counted = (over: Over, key: string, steps: readonly Span[], scopes: readonly Scope[]): Promise<Kept> => {
    const under = counting.get(over);
    if (under?.key === key) return under.work;
    const work = anew(key, steps, scopes).finally(() => {
      if (counting.get(over)?.work === work) counting.delete(over);
    });
    counting.set(over, { key, work });
    return work;
  };

  const current = async (over: Over): Promise<Kept> => {
    const scopes = scopesOf(context.getSeat());
    const steps = heatSteps(over, context.clock.now());
    const { moved, shared, behind } = read.reportedState();
    const forDepartment = scopes.some(({ departmentId }) => departmentId !== undefined);
    const key = JSON.stringify([scopes, steps[0]?.from, moved, behind, forDepartment ? shared : 0]);
    const before = kept.get(over);
    const found = before?.key === key ? before : await counted(over, key, steps, scopes);
    kept.set(over, found);
    const { newest } = read.reportedState();
    if (newest > found.newest) {
      for (const { at, ...place } of read.reportedSince(scopes, found.newest, newest)) {
        const step = stepAt(found.steps, at);
        if (step !== undefined) add(found, step, place, 1);
      }
      found.newest = newest;
    }
    return found;
  };

  return async ({ over, level, from }: Input<'map.heat'>): Promise<Result<Output<'map.heat'>>> => {
    enter();
    const { steps, counted: of, most } = await current(over);
    if (closing()) return fail('closing', 'the console is closing');
    const asked = steps.findIndex((step) => step.from === from);
    const at = asked < 0 ? steps.length - 1 : asked;
    return ok({
      steps: steps.map((step, i) => ({ ...step, count: of[i]!.count })),
      from: steps[at]!.from,
      places: [...of[at]![level]].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
      most: most[level],
      behind: read.reportedState().behind,
    });
  };
};
