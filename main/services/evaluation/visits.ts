import { fail, ok, type CareEvent, type Input, type Output, type Result } from '../../../preload/contract';
import { careOf, judgeVisit, parseCare, visitDuties, type EvaluationFilter, type Period } from '../../domain';
import type { Context } from '../context';
import { peopleInScope, seesPeople } from '../people';
import { placeFits, questionOf } from './scope';

/** People looked at at once, after which others have their turn. */
const PAGE = 25;

export interface VisitsOfVillage {
  readonly key: string;
  readonly made: readonly string[];
  readonly missed: readonly string[];
}

const eventsOf = ({ store }: Context, personId: string): CareEvent[] =>
  store.read.careEvents(personId).flatMap(({ envelope, refused }) => {
    const event = refused === undefined ? parseCare(envelope) : undefined;
    return event === undefined || typeof event === 'string' ? [] : [event];
  });

/**
 * Visits that were due in each of these periods, by village in the order of their codes, from one walk through the people
 * that the seat is shown. Of records that were erased since nothing is left to count.
 */
export const visitsOf = async (
  context: Context,
  periods: readonly Period[],
  filter: Pick<EvaluationFilter, 'area' | 'areaItself'>,
): Promise<VisitsOfVillage[][]> => {
  const found = periods.map(() => new Map<string, { made: string[]; missed: string[] }>());
  for (const [at, { person }] of peopleInScope(context).entries()) {
    if (at % PAGE === PAGE - 1) await new Promise((done) => setImmediate(done));
    const village = (context.names.grid(person.gridCode)?.area ?? person.gridCode).slice(0, 12);
    if (!placeFits(village, filter)) continue;
    for (const duty of visitDuties(careOf(person), eventsOf(context, person.id), context.care))
      for (const [which, period] of periods.entries()) {
        const verdict = judgeVisit(duty, period);
        if (!verdict) continue;
        const villages = found[which]!;
        let one = villages.get(village);
        if (!one) villages.set(village, (one = { made: [], missed: [] }));
        one[verdict].push(person.id);
      }
  }
  return found.map((villages) =>
    [...villages].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, { made, missed }]) => ({ key, made, missed })),
  );
};

/** Visits to people in care that were due in a period and made by then, with whose they were. For seats that are shown them. */
export const createVisits =
  (context: Context) =>
  async ({ period, asOf, ...narrowed }: Input<'evaluation.visits'>): Promise<Result<Output<'evaluation.visits'>>> => {
    if (!seesPeople(context)) return fail('not-allowed', 'this seat is shown nobody in care', { role: context.getSeat().role });
    const question = questionOf(context, narrowed);
    if (!question.ok) return question;
    const [villages = []] = await visitsOf(context, [{ ...period, asOf: Math.min(asOf, context.clock.now()) }], question.value.filter);
    return ok({ villages: villages.map(({ key, made, missed }) => ({ key, made: [...made], missed: [...missed] })) });
  };
