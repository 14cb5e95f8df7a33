import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onStep } from '../../../renderer/kit/ticker';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-29T08:00:30.400Z') }));
afterEach(() => vi.useRealTimers());

it('calls each at the turn of its own step, all with one timer, and none when nobody listens', () => {
  const heard: string[] = [];
  const at = () => new Date().toISOString().slice(17, 23);
  const ends = [1000, 5000, 60_000].map((step) => onStep(step, () => heard.push(`${step} ${at()}`)));
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(4600);
  expect(heard).toEqual(['1000 31.000', '1000 32.000', '1000 33.000', '1000 34.000', '1000 35.000', '5000 35.000']);
  heard.length = 0;
  ends[0]!();
  vi.advanceTimersByTime(25_000);
  expect(heard).toEqual(['5000 40.000', '5000 45.000', '5000 50.000', '5000 55.000', '5000 00.000', '60000 00.000']);
  ends[1]!();
  ends[2]!();
  expect(vi.getTimerCount()).toBe(0);
});

it('tells of a clock that is set back or leaps on, and whoever joins late', () => {
  let [minutes, seconds] = [0, 0];
  const end = onStep(60_000, () => (minutes += 1));
  vi.advanceTimersByTime(10_000);
  expect(minutes).toBe(0);
  vi.setSystemTime(new Date('2026-11-29T07:10:30.400Z'));
  vi.advanceTimersByTime(1000);
  expect(minutes).toBe(1);
  const endLate = onStep(1000, () => (seconds += 1));
  vi.setSystemTime(new Date('2026-11-29T09:10:30.400Z'));
  vi.advanceTimersByTime(1000);
  expect([minutes, seconds]).toEqual([2, 1]);
  end();
  endLate();
});

it('may be left and joined while it tells others, who joins hears of the next turn, and nobody is ended by who ends twice', () => {
  const heard: string[] = [];
  let endJoined: (() => void) | undefined;
  const endFirst = onStep(1000, () => {
    heard.push('first');
    endJoined ??= onStep(1000, () => heard.push('joined'));
  });
  vi.advanceTimersByTime(600);
  expect(heard).toEqual(['first']);
  endFirst();
  endJoined!();
  const endLast = onStep(1000, () => heard.push('last'));
  endJoined!();
  vi.advanceTimersByTime(1000);
  expect(heard).toEqual(['first', 'last']);
  endLast();
  expect(vi.getTimerCount()).toBe(0);
});

it('goes on with one timer when the only listener leaves and another joins while it tells', () => {
  const heard: string[] = [];
  let endSecond = () => {};
  const endFirst = onStep(1000, () => {
    heard.push('first');
    endFirst();
    endSecond = onStep(1000, () => heard.push('second'));
  });
  vi.advanceTimersByTime(2600);
  expect(heard).toEqual(['first', 'second', 'second']);
  endSecond();
  expect(vi.getTimerCount()).toBe(0);
});
