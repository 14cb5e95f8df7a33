import { expect, it } from 'vitest';
import { lastTimeOf } from '../../../renderer/kit/time-of-day';

const at = (time: string) => Date.parse(`${time.replace(' ', 'T')}:00+08:00`);

it('a time of day is the last one, today or yesterday, and nothing else is a time', () => {
  const now = at('2026-11-25 14:10');
  expect(lastTimeOf('14:05', now)).toBe(at('2026-11-25 14:05'));
  expect(lastTimeOf('8：05', now)).toBe(at('2026-11-25 08:05'));
  // A clock a little ahead is not yesterday's.
  expect(lastTimeOf('14:12', now)).toBe(at('2026-11-25 14:12'));
  expect(lastTimeOf('23:50', now)).toBe(at('2026-11-24 23:50'));
  expect(lastTimeOf('23:50', at('2026-11-26 00:05'))).toBe(at('2026-11-25 23:50'));
  for (const typed of ['', '14', '24:00', '12:60', '昨天']) expect(lastTimeOf(typed, now)).toBeUndefined();
});
