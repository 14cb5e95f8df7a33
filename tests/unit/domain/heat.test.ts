import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heatSteps, slicesOf, stepAt } from '../../../main/domain';
import { HEAT_SPANS } from '../../../preload/contract';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Any instant between 2001 and 2065. */
const instants = fc.integer({ min: 1e12, max: 3e12 });
const spans = fc.constantFrom(...HEAT_SPANS);
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const timeAt = (at: number): string => clock.format(at);

it('steps follow each other without a gap, and the last one holds the instant', () => {
  fc.assert(
    fc.property(spans, instants, (over, now) => {
      const steps = heatSteps(over, now);
      steps.slice(1).forEach(({ from }, i) => expect(from).toBe(steps[i]!.to));
      for (const { from, to } of steps) expect(to).toBeGreaterThan(from);
      const last = steps.at(-1)!;
      expect(last.from <= now && now < last.to).toBe(true);
    }),
  );
});

it('a span is as long as it says', () => {
  fc.assert(
    fc.property(instants, (now) => {
      const length = (over: (typeof HEAT_SPANS)[number]) => {
        const steps = heatSteps(over, now);
        return [steps.at(-1)!.to - steps[0]!.from, steps.length];
      };
      expect(length('day-by-hour')).toEqual([DAY, 24]);
      expect(length('week-by-quarter-day')).toEqual([7 * DAY, 28]);
      expect(length('week-by-day')).toEqual([7 * DAY, 7]);
      expect(length('quarter-by-day')).toEqual([90 * DAY, 90]);
      expect(length('quarter-by-week')[0]).toBe(90 * DAY);
    }),
  );
});

it('every instant of a span is in one step, and none outside of it is; so the sum over the steps is the count', () => {
  fc.assert(
    fc.property(spans, instants, fc.array(fc.integer({ min: -100 * DAY, max: 2 * DAY }), { maxLength: 50 }), (over, now, distances) => {
      const steps = heatSteps(over, now);
      const inSpan = (at: number) => at >= steps[0]!.from && at < steps.at(-1)!.to;
      const counts = steps.map(() => 0);
      const instantsOf = distances.map((distance) => now + distance);
      for (const at of instantsOf) {
        const holding = steps.flatMap(({ from, to }, i) => (at >= from && at < to ? [i] : []));
        expect(stepAt(steps, at)).toBe(holding[0]);
        expect(holding).toHaveLength(inSpan(at) ? 1 : 0);
        if (holding[0] !== undefined) counts[holding[0]]! += 1;
      }
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(instantsOf.filter(inSpan).length);
    }),
  );
});

it('steps begin by the clock of the place: on the hour, at 00, 06, 12 and 18, at midnight, on Monday', () => {
  fc.assert(
    fc.property(instants, (now) => {
      for (const { from } of heatSteps('day-by-hour', now)) expect(timeAt(from)).toMatch(/:00$/);
      for (const { from } of heatSteps('week-by-quarter-day', now)) expect(timeAt(from)).toMatch(/(00|06|12|18):00$/);
      for (const over of ['week-by-day', 'quarter-by-day'] as const)
        for (const { from } of heatSteps(over, now)) expect(timeAt(from)).toMatch(/00:00$/);
      const weeks = heatSteps('quarter-by-week', now);
      for (const { from } of weeks.slice(1)) expect(timeAt(from)).toMatch(/^Mon.* 00:00$/);
      expect(timeAt(weeks[0]!.from)).toMatch(/00:00$/);
    }),
  );
});

it('the midnight of Shanghai parts two days, not that of Greenwich', () => {
  const before = heatSteps('week-by-day', Date.parse('2026-11-23T23:59:59.999+08:00')).at(-1)!;
  const after = heatSteps('week-by-day', Date.parse('2026-11-24T00:00:00+08:00')).at(-1)!;
  expect(before.to).toBe(after.from);
  expect(new Date(after.from).toISOString()).toBe('2026-11-23T16:00:00.000Z');
});

it('slices cover a step once and are a day long at most', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 8 * DAY }), (from, length) => {
      const slices = slicesOf({ from, to: from + length });
      expect(slices[0]!.from).toBe(from);
      expect(slices.at(-1)!.to).toBe(from + length);
      slices.slice(1).forEach((slice, i) => expect(slice.from).toBe(slices[i]!.to));
      for (const slice of slices) expect(slice.to - slice.from).toBeLessThanOrEqual(DAY);
    }),
  );
});
