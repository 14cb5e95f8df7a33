import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepHouse } from '../../../main/app/housekeeping';

describe('housekeeping', () => {
  const changed$ = new Subject<void>();
  const failures: unknown[] = [];
  let done = 0;
  let full = false;
  let end: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    done = 0;
    full = false;
    failures.length = 0;
    end = keepHouse(
      changed$,
      () => {
        if (full) throw new Error('disk full');
        done += 1;
      },
      (error) => failures.push(error),
    );
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  it('waits until nobody is at work, and does nothing where nothing has changed', () => {
    vi.advanceTimersByTime(60_000);
    expect(done).toBe(0);
    vi.advanceTimersByTime(29_000);
    changed$.next();
    vi.advanceTimersByTime(1_000);
    expect(done).toBe(0);
    vi.advanceTimersByTime(30_000);
    expect(done).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(done).toBe(1);
  });

  it('that fails is told of, ends nothing, and is tried again', () => {
    full = true;
    changed$.next();
    vi.advanceTimersByTime(60_000);
    expect(failures).toHaveLength(2);
    full = false;
    vi.advanceTimersByTime(30_000);
    expect(done).toBe(1);
  });
});
