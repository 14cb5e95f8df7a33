import { expect, it } from 'vitest';
import { FIGURES } from '../../../../preload/contract';
import { evaluate, type AnyEvent, type Evaluation, type Period } from '../../../../main/domain';
import { random32 } from '../random';
import { EMERGENCY, HOUR, MINUTE, POWER } from '../world';
import { randomCase, type Below } from './random-case';
import { notesOf } from './slow-case';
import type { Notes } from './slow-notes';
import { slowFigure } from './slow-figures';
import { evaluated, idOf } from './world';

/** Months in a run; `MONTHS=1000 SEED=… npx vitest run <this file>` runs more. */
const MONTHS = Number(process.env['MONTHS'] ?? 100);
const CASES = 14;
const DAY = 24 * HOUR;

const monthOf = (below: Below): Period => {
  const [year, month] = [2024 + below(3), below(12)];
  const from = Date.UTC(year, month, 1) - 8 * HOUR;
  const to = Date.UTC(year, month + 1, 1) - 8 * HOUR;
  // A month that is over, one that ended this minute, or one that still runs.
  const asOf = [to + 40 * DAY, to, from + below(28 * 24 * 60) * MINUTE][below(3)]!;
  return { from, to, asOf };
};

/** Every figure as lines of text: which case stands where. */
const told = ({ figures }: Evaluation): string[] =>
  figures.flatMap(({ figure, numerator, rest, excluded }) => [
    ...numerator.map((id) => `${figure} ${id} numerator`),
    ...rest.map((id) => `${figure} ${id} rest`),
    ...Object.entries(excluded).flatMap(([why, ids]) => ids.map((id) => `${figure} ${id} ${why}`)),
  ]);

const toldSlowly = (all: readonly Notes[], period: Period, department: string | undefined): string[] =>
  all
    .filter(({ tasks }) => department === undefined || tasks.some(({ dept }) => dept === department))
    .flatMap((notes) =>
      FIGURES.flatMap((figure) => {
        const place = slowFigure(figure, notes, period, department);
        return place === undefined ? [] : [`${figure} ${notes.id} ${place}`];
      }),
    );

const timesSlowly = (all: readonly Notes[], { from, to, asOf }: Period): Record<string, number[]> => {
  const times: Record<string, number[]> = {};
  for (const { excluded, entries } of all)
    for (const { what, kind, end, how, took } of entries)
      if (
        !excluded &&
        ['file', 'dispatch', 'handle', 'verify'].includes(what) &&
        how === 'done' &&
        end! >= from &&
        end! < Math.min(to, asOf)
      )
        (times[`${what} ${kind}`] ??= []).push(took! * MINUTE);
  for (const values of Object.values(times)) values.sort((a, b) => a - b);
  return times;
};

const middle = (sorted: readonly number[]): number =>
  sorted.length % 2 === 1 ? sorted[(sorted.length - 1) / 2]! : (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2;

it(
  `says of ${MONTHS} random months what somebody who counts by hand says`,
  () => {
    const random = random32();
    console.log(`random months: MONTHS=${MONTHS} SEED=${random.seed}`);
    const met = new Set<string>();
    for (let month = 0; month < MONTHS; month += 1) {
      const period = monthOf(random.below);
      const histories: AnyEvent[][] = Array.from({ length: CASES }, (_, index) =>
        randomCase(random.below, idOf(index + 10), period.from - 20 * DAY + random.below(50 * 24 * 60) * MINUTE, period.to + 20 * DAY),
      );
      // As of an instant nothing later is known.
      const known = histories.map((events) => events.filter(({ at }) => Date.parse(at) < period.asOf)).filter(({ length }) => length > 0);
      const facts = known.map((events) => evaluated(events));
      const notes = known.map((events) => notesOf(events));
      const where = `month ${month} of SEED=${random.seed}`;
      for (const departmentId of [undefined, POWER, EMERGENCY]) {
        const lines = told(evaluate(facts, period, { departmentId }));
        for (const line of lines) met.add(line.replace(/ \S+ /, ' '));
        expect(lines.toSorted(), `${where}, ${departmentId ?? 'all'}`).toEqual(toldSlowly(notes, period, departmentId).toSorted());
      }
      const times = timesSlowly(notes, period);
      const { stages } = evaluate(facts, period);
      expect(Object.fromEntries(stages.map(({ stage, kind, count }) => [`${stage} ${kind}`, count])), where).toEqual(
        Object.fromEntries(Object.entries(times).map(([key, { length }]) => [key, length])),
      );
      for (const { stage, kind, median, p90, longest } of stages) {
        const sorted = times[`${stage} ${kind}`]!;
        const below = sorted.filter((ms) => ms <= p90).length;
        expect([median, longest], where).toEqual([middle(sorted), sorted.at(-1)]);
        expect(sorted.includes(p90) && below >= 0.9 * sorted.length, where).toBe(true);
        expect(sorted.filter((ms) => ms < p90).length, where).toBeLessThan(0.9 * sorted.length);
      }
    }
    // Every figure met both its numerator and its rest, and every reason of being left out was met.
    if (MONTHS >= 100) {
      const wanted = [
        ...FIGURES.flatMap((figure) => [`${figure} numerator`, `${figure} rest`, `${figure} appeal`]),
        ...['suspended', 'extended', 'voided', 'merged', 'settled', 'returned'].map((why) => `handled ${why}`),
        ...['suspended', 'extended', 'voided', 'merged'].map((why) => `closed ${why}`),
        'filed-on-time rejected',
        'filed-on-time merged',
        'answered recalled',
        'handled recalled',
      ];
      expect(wanted.filter((one) => !met.has(one))).toEqual([]);
    }
  },
  600_000 + MONTHS * 2000,
);
