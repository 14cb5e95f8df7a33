import { useEffect, useRef, useState } from 'react';

/** A burst of changes is drawn once, ms. */
const TOGETHER_MS = 200;

/** The newest value, at most five times a second: gathering thousands of points for each change of a burst helps nobody. */
export const useSoon = <T>(value: T): T => {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = value;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setShown(latest.current);
    }, TOGETHER_MS);
  }, [value]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return shown;
};
