import type { Revealed } from '../../../preload/contract';

/**
 * Revealed fields live here and nowhere else: not in React, whose old state lingers, and not in the replica. When the
 * minute is over they are let go of, and whoever shows them empties the place where they stood.
 */
let held: Revealed | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of [...listeners]) listener();
};

export const forget = (): void => {
  clearTimeout(timer);
  held = undefined;
  tell();
};

export const hold = (fields: Revealed): void => {
  clearTimeout(timer);
  held = fields;
  timer = setTimeout(forget, Math.max(0, fields.until - Date.now()));
  tell();
};

export const revealed = (): Revealed | undefined => held;
/** Of whom fields are shown, and until when; this much may stand in React. */
export const shownNow = (): string => (held ? `${held.personId} ${held.until}` : '');
export const watch = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
