import { describe, expect, it } from 'vitest';
import { createPace } from '../../../main/upstream/jetstream/pace';

const after = (count: number, ms: number, times = 20) => {
  const pace = createPace();
  for (let n = 0; n < times; n += 1) pace.took(count, ms);
  return pace;
};

describe('how many messages go into one transaction', () => {
  it('follows what the machine takes in, so that a transaction while people work stays short', () => {
    // 10 a millisecond, and 5 ms of it.
    expect(after(100, 10).most(3)).toBe(50);
    expect(after(400, 100).most(3)).toBe(20);
  });

  it('is larger while there is much to catch up on, where it may take longer', () => {
    const pace = after(500, 100);
    expect(pace.isBehind(100_000)).toBe(true);
    expect(pace.isBehind(500)).toBe(false);
    expect(pace.most(100_000)).toBe(500);
  });

  it('stays small in a storm after it had caught up, until that is too much', () => {
    const pace = after(100, 10);
    expect(pace.isBehind(501)).toBe(true);
    expect(pace.isBehind(500)).toBe(false);
    expect([pace.isBehind(5000), pace.most(5000)]).toEqual([false, 50]);
    expect([pace.isBehind(5001), pace.most(5001)]).toEqual([true, 1000]);
  });

  it('keeps within bounds on a machine that stands still and on one that takes no time', () => {
    expect([after(10, 60_000).most(0), after(10, 60_000).most(100_000)]).toEqual([10, 100]);
    expect([after(2000, 0).most(0), after(2000, 0).most(100_000)]).toEqual([500, 2000]);
  });

  it('is not led astray by one slow commit of a few messages', () => {
    const pace = after(100, 10);
    pace.took(1, 500);
    expect(pace.most(3)).toBeGreaterThan(45);
  });
});
