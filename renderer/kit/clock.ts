import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { onStep, SECOND, stepOf } from './ticker';

const useSteps = (stepMs: number) => useCallback((listener: () => void) => onStep(stepMs, listener), [stepMs]);

/** The time now in ms, rounded down to `stepMs` (at least 1000); the component is drawn again only when that changes. */
export const useNow = (stepMs = SECOND): number => {
  const step = Math.max(SECOND, stepMs);
  return useSyncExternalStore(useSteps(step), () => stepOf(step) * step);
};

/**
 * What `read` makes of the time, looked at every `stepMs` (at least 1000); the component is drawn again only when that is
 * something else. `read` is to stay the same function as long as it reads the same.
 */
export const useAsTimeGoes = <T>(read: (now: number) => T, stepMs: number, same: (a: T, b: T) => boolean): T => {
  const step = Math.max(SECOND, stepMs);
  const known = useRef<{ readonly read: typeof read; readonly now: number; readonly value: T }>(undefined);
  return useSyncExternalStore(useSteps(step), () => {
    const now = stepOf(step) * step;
    const last = known.current;
    if (last?.read === read && last.now === now) return last.value;
    const value = read(now);
    known.current = { read, now, value: last && same(last.value, value) ? last.value : value };
    return known.current.value;
  });
};

/** Calls with the time now at first, before anything is seen, and with every second; nothing is drawn again for it. */
export const useEachSecond = (then: (now: number) => void): void => {
  const newest = useRef(then);
  useLayoutEffect(() => {
    newest.current = then;
  });
  useLayoutEffect(() => {
    const call = () => newest.current(Date.now());
    call();
    return onStep(SECOND, call);
  }, []);
};
