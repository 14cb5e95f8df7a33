import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { addCounted, addWorking, countedBetween, workingBetween, type Counted } from '../../../main/domain';
import { chineseCalendar } from '../../../main/services/calendar';
import { random32 } from './random';
import { rulebook } from './world';

/**
 * Working time once more, written apart and slowly: a line of minutes from 2024 to 2026, each marked by asking the
 * package of Chinese working days and the clock on the wall, then walked one by one.
 */
const MINUTE = 60_000;
const FIRST = Date.parse('2024-01-01T00:00:00+08:00');
const LAST = Date.parse('2027-01-01T00:00:00+08:00');
const minutes = new Uint8Array((LAST - FIRST) / MINUTE);
/** Of each day: works though it is a weekend, or rests though it is not. */
const odd: boolean[] = [];
for (let day = 0; day < minutes.length / 1440; day += 1) {
  const noon = new Date(FIRST + (day * 1440 + 720) * MINUTE);
  // The package asks for the machine's own noon of that date.
  const works = chineseDays.isWorkday(new Date(`${noon.toISOString().slice(0, 10)}T12:00:00`));
  odd.push(works === [0, 6].includes(noon.getUTCDay()));
  for (let minute = 0; works && minute < 1440; minute += 1) {
    const hour = Math.floor(minute / 60);
    if ((hour >= 8 && hour < 12) || (hour >= 14 && hour < 18)) minutes[day * 1440 + minute] = 1;
  }
}

const walkBetween = (start: number, end: number): number => {
  let total = 0;
  for (let at = Math.floor((start - FIRST) / MINUTE); FIRST + at * MINUTE < end; at += 1) {
    if (minutes[at]) total += Math.min(FIRST + (at + 1) * MINUTE, end) - Math.max(FIRST + at * MINUTE, start);
  }
  return total;
};

const walkFrom = (start: number, ms: number): number => {
  let left = ms;
  for (let at = Math.floor((start - FIRST) / MINUTE); left > 0; at += 1) {
    const from = Math.max(FIRST + at * MINUTE, start);
    const here = minutes[at] ? FIRST + (at + 1) * MINUTE - from : 0;
    if (left <= here) return from + left;
    left -= here;
  }
  return start;
};

const SPANS = 100_000;
const calendar = chineseCalendar();
const hours = rulebook.workingHours;
const HOLIDAYS = [
  '2024-02-09',
  '2024-04-30',
  '2024-09-14',
  '2024-09-30',
  '2025-01-27',
  '2025-04-30',
  '2025-09-30',
  '2026-02-13',
  '2026-04-30',
  '2026-09-30',
];

describe('working time over public holidays and make-up days', () => {
  it(`is what walking minute by minute finds, over ${SPANS} random spans`, () => {
    const { seed, below } = random32();
    console.log(`working time: seed ${seed}`);
    let crossing = 0;
    for (let span = 0; span < SPANS; span += 1) {
      // Every other span begins in the days before a holiday, the others anywhere.
      const start =
        span % 2 === 0
          ? Date.parse(`${HOLIDAYS[below(HOLIDAYS.length)]}T00:00:00+08:00`) + below(3 * 86_400) * 1000
          : FIRST + below(1000 * 86_400) * 1000;
      const length = below(12 * 86_400) * 1000;
      const days = [Math.floor((start - FIRST) / 86_400_000), Math.floor((start + length - FIRST) / 86_400_000)] as const;
      if (odd.slice(days[0], days[1] + 1).some(Boolean)) crossing += 1;
      const between = workingBetween(start, start + length, calendar, hours);
      if (between !== walkBetween(start, start + length))
        expect([seed, span, start, length, between]).toEqual(walkBetween(start, start + length));
      const ms = below(60 * 3600) * 1000;
      const end = addWorking(start, ms, calendar, hours);
      if (end !== walkFrom(start, ms)) expect([seed, span, start, ms, end]).toEqual(walkFrom(start, ms));
    }
    // Or else the spans say nothing about holidays.
    expect(crossing).toBeGreaterThan(SPANS / 3);
  }, 120_000);

  it('counts no minute of a pause, and every other one', () => {
    const { seed, below } = random32();
    console.log(`pauses: seed ${seed}`);
    const counting = { rulebook, calendar };
    for (let round = 0; round < 2_000; round += 1) {
      const start = FIRST + below(1000 * 86_400) * 1000;
      let to = start - below(86_400) * 1000;
      const pauses = Array.from({ length: below(3) }, () => {
        const from = to + below(3 * 86_400) * 1000;
        to = from + below(4 * 86_400) * 1000;
        return { from, to };
      });
      const counted: Counted = { kind: below(2) ? 'working' : 'running', pauses };
      const ms = (1 + below(40 * 3600)) * 1000;
      const end = addCounted(start, ms, counted, counting);
      expect([seed, round, countedBetween(start, end, counted, counting)]).toEqual([seed, round, ms]);
      // The first such instant: one millisecond before, the limit is not reached.
      expect(countedBetween(start, end - 1, counted, counting)).toBe(ms - 1);
    }
  });
});
