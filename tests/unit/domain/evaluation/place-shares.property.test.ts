import { expect, it } from 'vitest';
import {
  createPlaceShares,
  evaluate,
  type AnyEvent,
  type EvaluatedCase,
  type EvaluationFilter,
  type Period,
} from '../../../../main/domain';
import { random32 } from '../random';
import { HOUR, MINUTE, POWER, TOWNSHIP } from '../world';
import { randomCase } from './random-case';
import { evaluated, idOf } from './world';

const DAY = 24 * HOUR;
const CASES = 14;
const RUNS = 60;

/** By the evaluation's own tally, narrowed to each place; a grid has no such narrowing and is looked for by hand. */
const slowly = (all: readonly EvaluatedCase[], period: Period, filter: EvaluationFilter) => {
  const facts = all.filter(({ village, township }) => (village ?? township).startsWith(filter.area ?? ''));
  const codes = new Set(facts.flatMap(({ township, village, gridCode }) => [township.slice(0, 6), township, village, gridCode]));
  return [...codes]
    .filter((code) => code !== undefined)
    .toSorted()
    .flatMap((code) => {
      const isGrid = code.length > 12;
      const some = isGrid ? facts.filter(({ gridCode }) => gridCode === code) : facts;
      const figure = evaluate(some, period, isGrid ? filter : { ...filter, area: code }).figures.find(
        (one) => one.figure === 'closed-on-time',
      )!;
      const [numerator, denominator] = [figure.numerator.length, figure.numerator.length + figure.rest.length];
      return denominator === 0 ? [] : [{ code, numerator, denominator }];
    });
};

it('says of every place what the evaluation says of it, case by case and as time goes by', () => {
  const random = random32();
  console.log(`random places: SEED=${random.seed}`);
  let told = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const from = Date.UTC(2026, 2, 1) - 8 * HOUR;
    const span = { from, to: from + 30 * DAY };
    const histories: AnyEvent[][] = Array.from({ length: CASES }, (_, index) => {
      const events = randomCase(random.below, idOf(index + 10), from - 10 * DAY + random.below(40 * 24 * 60) * MINUTE, span.to + 10 * DAY);
      const gridCode = `${TOWNSHIP}00${1 + (index % 2)}00${index % 3}`;
      return events.map((event) => (event.type === 'case.reported' ? { ...event, data: { ...event.data, gridCode } } : event) as AnyEvent);
    });
    const filter: EvaluationFilter = [{}, { departmentId: POWER }, { area: `${TOWNSHIP}001` }][run % 3]!;
    let asOf = from + 5 * DAY;
    const shares = createPlaceShares('closed-on-time', span, asOf, filter);
    const lengths = histories.map(() => 0);
    for (let step = 0; step < 8; step += 1) {
      const known = histories.map((events) => events.filter(({ at }) => Date.parse(at) < asOf));
      shares.advance(asOf);
      known.forEach((events, at) => {
        if (events.length === lengths[at]) return;
        lengths[at] = events.length;
        shares.put(events[0]!.caseId, evaluated(events));
      });
      const facts = known.filter(({ length }) => length > 0).map((events) => evaluated(events));
      const expected = slowly(facts, { ...span, asOf }, filter);
      expect(shares.result(), `run ${run}, step ${step} of SEED=${random.seed}`).toEqual(expected);
      told += expected.length;
      asOf += random.below(7 * 24 * 60) * MINUTE;
    }
    for (const [first] of histories) if (first) shares.put(first.caseId, undefined);
    expect(shares.result()).toEqual([]);
  }
  expect(told).toBeGreaterThan(RUNS);
});
