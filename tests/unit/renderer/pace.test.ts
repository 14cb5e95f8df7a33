import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { take } from 'rxjs';
import { burstEnd, scrolledNow } from '../../../renderer/replica/pace';

/** How long a burst that begins now lasts while `each` happens every 16 ms, ms. */
const lasts = (each: (ms: number) => void = () => undefined): number => {
  let end: number | undefined;
  const begun = performance.now();
  burstEnd()
    .pipe(take(1))
    .subscribe(() => {
      end = performance.now() - begun;
    });
  for (let ms = 0; end === undefined && ms < 5000; ms += 16) {
    each(ms);
    vi.advanceTimersByTime(16);
  }
  return end!;
};

describe('bursts of changes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('end soon while nobody scrolls', () => {
    expect(lasts()).toBe(50);
  });

  it('last while somebody scrolls, but no longer than a second', () => {
    expect(lasts(scrolledNow)).toBe(1000);
  });

  it('end a moment after the last turn of the wheel', () => {
    vi.advanceTimersByTime(1000);
    const length = lasts((ms) => ms < 300 && scrolledNow());
    expect(length).toBeGreaterThanOrEqual(288 + 150);
    expect(length).toBeLessThanOrEqual(288 + 150 + 50);
    expect(lasts()).toBe(50);
  });
});
