import { useEffect, useRef } from 'react';

/** How long a step is shown, ms. */
const STEP_MS = 900;

interface Play {
  readonly playing: boolean;
  /** The step that is shown; the next is asked for when it has been. */
  readonly at: number;
  readonly last: number;
  readonly go: (to: number) => void;
  readonly end: () => void;
}

/** Goes from step to step while it plays, and ends with the last; begun there, it starts from the first. */
export const usePlay = ({ playing, at, last, go, end }: Play): void => {
  const latest = useRef({ at, last, go, end });
  useEffect(() => {
    latest.current = { at, last, go, end };
  });
  useEffect(() => {
    if (!playing) return undefined;
    const { current } = latest;
    if (current.at >= current.last) current.go(0);
  }, [playing]);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      const { current } = latest;
      if (current.at >= current.last) current.end();
      else current.go(current.at + 1);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, at]);
};
