import { dayAt, periodAt, type HeatSpan, type Span } from '../../../preload/contract';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The latest instant not after `at` that is a whole number of `length` after `start`. */
const stepBegin = (at: number, length: number, start: number): number => start + Math.floor((at - start) / length) * length;

/** Steps of one length, so that the last one holds `now`. */
const even = (now: number, length: number, over: number): readonly Span[] => {
  const to = stepBegin(now, length, dayAt(now).from) + length;
  return Array.from({ length: over / length }, (_, i) => {
    const from = to - over + i * length;
    return { from, to: from + length };
  });
};

/** From the beginning of the day 89 days ago to the end of this one, cut where a week begins; the first and the last may be shorter. */
const weeks = (now: number): readonly Span[] => {
  const { to } = dayAt(now);
  const steps: Span[] = [];
  for (let from = to - 90 * DAY; from < to;) {
    const end = Math.min(to, periodAt('week', from).to);
    steps.push({ from, to: end });
    from = end;
  }
  return steps;
};

/**
 * The steps of the heat over a span that ends with the step now going on: hours and quarters of a day by the place's clock,
 * days from midnight, weeks from Monday (UTC+8, no summer time). They cover the span without a gap and nothing twice.
 */
export const heatSteps = (over: HeatSpan, now: number): readonly Span[] => {
  switch (over) {
    case 'day-by-hour':
      return even(now, HOUR, DAY);
    case 'week-by-quarter-day':
      return even(now, DAY / 4, 7 * DAY);
    case 'week-by-day':
      return even(now, DAY, 7 * DAY);
    case 'quarter-by-day':
      return even(now, DAY, 90 * DAY);
    case 'quarter-by-week':
      return weeks(now);
  }
};

/** The step that holds an instant, by its place; undefined: none does. */
export const stepAt = (steps: readonly Span[], at: number): number | undefined => {
  let [low, high] = [0, steps.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { from, to } = steps[middle]!;
    if (at < from) high = middle - 1;
    else if (at >= to) low = middle + 1;
    else return middle;
  }
  return undefined;
};

/** Parts of a step that are short enough to be counted at once: a day at most. */
export const slicesOf = ({ from, to }: Span): readonly Span[] => {
  const slices: Span[] = [];
  for (let at = from; at < to; at += DAY) slices.push({ from: at, to: Math.min(to, at + DAY) });
  return slices;
};
