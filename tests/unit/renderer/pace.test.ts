import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { take } from 'rxjs';
import { burstEnd, readingNow, scrolledNow } from '../../../renderer/replica/pace';

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
  let begun = 0;
  beforeEach(() => {
    vi.useFakeTimers();
    // The clock begins anew with each test: beyond what the one before has scrolled and read.
    begun += 5000;
    vi.advanceTimersByTime(begun);
  });
  afterEach(() => void vi.useRealTimers());

  it('end soon while nobody scrolls', () => {
    expect(lasts()).toBe(50);
  });

  it('last while somebody scrolls, but no longer than a second', () => {
    expect(lasts(scrolledNow)).toBe(1000);
  });

  it('end a moment after the last turn of the wheel', () => {
    const length = lasts((ms) => ms < 300 && scrolledNow());
    expect(length).toBeGreaterThanOrEqual(288 + 150);
    expect(length).toBeLessThanOrEqual(288 + 150 + 50);
    expect(lasts()).toBe(50);
  });

  it('wait for the open case to be read and drawn, but no longer than that takes at most', () => {
    const drawn = readingNow();
    expect(lasts((ms) => ms >= 112 && drawn())).toBe(150);
    const before = readingNow();
    readingNow();
    // It changed once more while it was read: what counts is the later reading.
    expect(lasts(() => before())).toBe(200);
  });

  it('wait for a case that changes all the time no longer than a second', () => {
    expect(lasts(() => void readingNow())).toBe(1000);
  });
});
