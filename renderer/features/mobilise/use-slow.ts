import { startTransition, useEffect, useRef, useState } from 'react';

/**
 * The value, no more often than every `ms`: for what is read as a whole, such as a curve and a table in order, which would be
 * drawn and put in order anew under the eyes of whoever reads it. The last value always comes.
 */
export const useSlow = <T>(value: T, ms: number): T => {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    latest.current = value;
    if (Object.is(value, shown)) return;
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      startTransition(() => setShown(latest.current));
    }, ms);
  }, [value, shown, ms]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return shown;
};
