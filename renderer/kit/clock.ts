import { useSyncExternalStore } from 'react';

/** One ticker for the whole window: a timer a row would cost more than the rows. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

const tick = () => {
  for (const listener of [...listeners]) listener();
  // Aligned to the second, so that every clock on the screen turns at once.
  timer = listeners.size > 0 ? setTimeout(tick, 1000 - (Date.now() % 1000)) : undefined;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  timer ??= setTimeout(tick, 1000 - (Date.now() % 1000));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearTimeout(timer);
      timer = undefined;
    }
  };
};

/** The time now in ms, rounded down to `stepMs` (at least 1000); the component is drawn again only when that changes. */
export const useNow = (stepMs = 1000): number => {
  const step = Math.max(1000, stepMs);
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / step) * step);
};
