import { fail, ok, type Input, type Output, type PeriodFigures, type Result } from '../../../preload/contract';
import type { Evaluation, Period } from '../../domain';
import type { Context } from '../context';
import { guardedLater } from '../guard';
import { caseRow } from '../rows';
import { createCompute } from './compute';
import { createOnTimeByPlace } from './on-time-by-place';
import { createFactsKeeper } from './facts';
import { NO_OTHERS, othersOf, type Others } from './others';
import { createReachFigure, type KeptDrills } from './reach';
import { createReport } from './report';
import { questionOf, type Question } from './scope';
import { countsOf, told } from './told';
import { createVisits } from './visits';

/** Cases that who asks waits for. */
const AT_ONCE = 50;

type Counting = Extract<Output<'evaluation.read'>, { readonly state: 'counting' }>;

const idsOf = ({ figures, stages }: Evaluation, behind: Input<'evaluation.cases'>['behind']): readonly string[] => {
  if (behind.of === 'stage') return stages.find(({ stage, kind }) => stage === behind.stage && kind === behind.kind)?.slowest ?? [];
  const { part } = behind;
  const found = figures.find(({ figure }) => figure === behind.figure);
  if (!found) return [];
  if (part === 'denominator') return [...found.numerator, ...found.rest];
  return typeof part === 'string' ? found[part] : (found.excluded[part.excluded] ?? []);
};

/** The evaluation: what was due, what was done of it, and the very cases behind each figure. */
export const createEvaluation = (context: Context, closing: () => boolean, drills: KeptDrills) => {
  const keeper = createFactsKeeper(context, closing);
  const compute = createCompute(context);
  const onTimeByPlace = createOnTimeByPlace(context);
  /** Told by the first who asks after it went wrong; the next one tries again. */
  let failed: { readonly error: unknown } | undefined;

  /** What is asked waits for a few cases, and is told how far it is where they are many. */
  const counting = (): Counting | undefined => {
    const { counted, of } = keeper.counted();
    if (of - counted <= AT_ONCE) return undefined;
    keeper.caughtUp().catch((error: unknown) => {
      failed = { error };
    });
    return { state: 'counting', counted, of };
  };

  /** What asks about no case. */
  const unblocked = <I, O>(handler: (input: I) => Promise<Result<O>>) => guardedLater(closing, context.fault, handler);

  /** What asks about cases: waits until they are counted, or says how far the counting is. */
  const guarded = <I, O>(handler: (input: I) => Promise<Result<O>>) =>
    unblocked<I, O | Counting>(async (input) => {
      const before = failed;
      failed = undefined;
      if (before) throw before.error;
      const behind = counting();
      if (behind) return ok(behind);
      await keeper.caughtUp();
      if (closing()) return fail('closing', 'the console is closing');
      return handler(input);
    });

  const createRead = (others: (question: Question, periods: readonly Period[]) => Promise<readonly Others[]>) =>
    guarded(async ({ period, before, ...narrowed }: Input<'evaluation.read'>): Promise<Result<Output<'evaluation.read'>>> => {
      const question = questionOf(context, narrowed);
      if (!question.ok) return question;
      const asOf = context.clock.now();
      const periods = [period, ...(before ? [before] : [])].map((span) => ({ ...span, asOf }));
      const shares = await others(question.value, periods);
      const figuresOf = async (at: number): Promise<PeriodFigures> =>
        told(context, periods[at]!, await compute.figures(question.value, periods[at]!), shares[at]!);
      return ok({ state: 'counted', asOf, period: await figuresOf(0), ...(before ? { before: await figuresOf(1) } : {}) });
    });

  const exactlyOnTime = guarded((input: Input<'map.onTime'>) => onTimeByPlace.read(input, 0));

  return {
    /** A workbook with the figures of a period, for a seat that may take them away. */
    report: createReport(context, keeper, compute, drills),
    start: keeper.start,
    stop: keeper.stop,
    read: createRead((question, periods) => othersOf(context, drills, question, periods)),
    /** The same of cases alone, for a wall: nobody in care and nobody of the roster is looked at. */
    readCases: createRead(async (_, periods) => periods.map(() => NO_OTHERS)),

    /**
     * Closed on time by place, for the map. It asks all day long, so it hurries no counting once it knows anything: it is told
     * what is counted, and how many cases are not.
     */
    onTime: unblocked<Input<'map.onTime'>, Output<'map.onTime'>>(async (input) => {
      const { counted, of } = keeper.counted();
      return of - counted > AT_ONCE && onTimeByPlace.knows(input) ? onTimeByPlace.read(input, of - counted) : exactlyOnTime(input);
    }),

    visits: unblocked(createVisits(context)),
    reach: unblocked(createReachFigure(context, drills)),

    groups: guarded(async ({ period, asOf, by, ...narrowed }: Input<'evaluation.groups'>): Promise<Result<Output<'evaluation.groups'>>> => {
      const question = questionOf(context, narrowed);
      if (!question.ok) return question;
      const found = await compute.groups(question.value, { ...period, asOf: Math.min(asOf, context.clock.now()) }, by);
      return ok({ state: 'counted', groups: found.map(({ key, figures }) => ({ key, figures: figures.map(countsOf) })) });
    }),

    cases: guarded(
      async ({
        period,
        asOf,
        behind,
        skip,
        limit,
        ...narrowed
      }: Input<'evaluation.cases'>): Promise<Result<Output<'evaluation.cases'>>> => {
        const question = questionOf(context, narrowed);
        if (!question.ok) return question;
        const found = await compute.figures(question.value, { ...period, asOf: Math.min(asOf, context.clock.now()) });
        const ids = idsOf(found, behind);
        const rows = ids.slice(skip, skip + limit).flatMap((id) => {
          const record = context.store.read.case(id);
          return record ? [caseRow(context, record)] : [];
        });
        return ok({ state: 'counted', total: ids.length, rows });
      },
    ),
  };
};
export type EvaluationService = ReturnType<typeof createEvaluation>;
