import { fail, ok, type CareEvent, type Input, type Output, type Result } from '../../../preload/contract';
import { areaUnder, careOf, judgeVisit, parseCare, visitDuties } from '../../domain';
import type { Context } from '../context';
import { peopleInScope, seesPeople } from '../people';

/** People looked at at once, after which others have their turn. */
const PAGE = 25;

const eventsOf = ({ store }: Context, personId: string): CareEvent[] =>
  store.read.careEvents(personId).flatMap(({ envelope, refused }) => {
    const event = refused === undefined ? parseCare(envelope) : undefined;
    return event === undefined || typeof event === 'string' ? [] : [event];
  });

/**
 * Visits to people in care that were due in a period and made by then, by village, with whose they were. Of records that were
 * erased since nothing is left to count. For seats that are shown people in care.
 */
export const createVisits =
  (context: Context) =>
  async ({ period, asOf, area }: Input<'evaluation.visits'>): Promise<Result<Output<'evaluation.visits'>>> => {
    const seat = context.getSeat();
    if (!seesPeople(context)) return fail('not-allowed', 'this seat is shown nobody in care', { role: seat.role });
    if (area !== undefined && !areaUnder(area, seat.area)) return fail('not-allowed', 'the area is not in that of this seat');
    const asked = { ...period, asOf: Math.min(asOf, context.clock.now()) };
    const villages = new Map<string, { made: string[]; missed: string[] }>();
    const people = peopleInScope(context);
    for (const [at, { person }] of people.entries()) {
      if (at % PAGE === PAGE - 1) await new Promise((done) => setImmediate(done));
      const village = (context.names.grid(person.gridCode)?.area ?? person.gridCode).slice(0, 12);
      if (area !== undefined && !areaUnder(village, area)) continue;
      for (const duty of visitDuties(careOf(person), eventsOf(context, person.id), context.care)) {
        const verdict = judgeVisit(duty, asked);
        if (!verdict) continue;
        let found = villages.get(village);
        if (!found) villages.set(village, (found = { made: [], missed: [] }));
        found[verdict].push(person.id);
      }
    }
    const sorted = [...villages].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return ok({ villages: sorted.map(([key, found]) => ({ key, ...found })) });
  };
