import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateAt, periodAt, periodBefore, spanOfDates, type CalendarPeriod } from '../../../preload/contract';

const at = (time: string): number => Date.parse(`${time}+08:00`);
const KINDS = ['week', 'month', 'quarter', 'year'] as const satisfies readonly CalendarPeriod[];
const kind = fc.constantFrom(...KINDS);
const instant = fc.integer({ min: at('2005-01-01T00:00:00'), max: at('2199-12-31T23:59:59') });

describe('periods of the calendar', () => {
  it.each([
    ['week', '2026-11-29T23:59:59', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-30T00:00:00', '2026-11-30', '2026-12-06'],
    ['month', '2028-02-29T12:00:00', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-28T08:00:00', '2026-10-01', '2026-12-31'],
    ['year', '2026-01-01T00:00:00', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s is %s to %s', (name, time, first, last) => {
    const { from, to } = periodAt(name, at(time));
    expect([dateAt(from), dateAt(to - 1)]).toEqual([first, last]);
    expect(spanOfDates(first, last)).toEqual({ from, to });
  });

  it('hold their instant, begin at the place’s midnight, and lie one behind the other without a gap', () => {
    fc.assert(
      fc.property(kind, instant, fc.integer({ min: -30, max: 30 }), (name, time, step) => {
        const now = periodAt(name, time);
        expect(now.from).toBeLessThanOrEqual(time);
        expect(now.to).toBeGreaterThan(time);
        const there = periodAt(name, time, step);
        expect(periodAt(name, time, step + 1).from).toBe(there.to);
        expect(periodAt(name, there.from, -step)).toEqual(now);
        expect((there.from + 8 * 3_600_000) % 86_400_000).toBe(0);
        expect(periodBefore(name, there).to).toBe(there.from);
      }),
    );
  });

  it('of a free choice are compared with as long a time before', () => {
    const span = spanOfDates('2026-11-03', '2026-11-05')!;
    const before = periodBefore('free', span);
    expect([dateAt(before.from), dateAt(before.to - 1)]).toEqual(['2026-10-31', '2026-11-02']);
    expect(spanOfDates('2026-11-05', '2026-11-03')).toBeUndefined();
    expect(spanOfDates('', '2026-11-03')).toBeUndefined();
    expect(spanOfDates('2026-11-03', '2026-11-03')).toEqual({ from: at('2026-11-03T00:00:00'), to: at('2026-11-04T00:00:00') });
  });
});
