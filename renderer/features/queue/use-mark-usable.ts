import { useEffect } from 'react';

const MARK = 'queue-usable';

/** Marks the moment at which the first rows are on the screen and can be clicked, once a window; `npm run bench` reads it. */
export const useMarkUsable = (drawn: boolean): void => {
  useEffect(() => {
    if (!drawn || performance.getEntriesByName(MARK).length > 0) return;
    const frame = requestAnimationFrame(() => performance.mark(MARK));
    return () => cancelAnimationFrame(frame);
  }, [drawn]);
};
