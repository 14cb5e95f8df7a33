import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { CaseRow } from '../../../preload/contract';

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Grows so far that the list can be scrolled to where the anchor stays. */
  readonly filler: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  /** Row under the pointer, if it is in the list. */
  readonly hovered: RefObject<number | undefined>;
  /** Set when the list was at its top and was moved from it only to keep a row in place. */
  readonly drifted: RefObject<boolean>;
}

/**
 * Keeps the row under the pointer, or the first visible one of a scrolled list, where it is while rows come and go
 * around it; rows that did not change are the same objects as before. Another `key` is another list, from its top. A list at its top with no pointer in it simply moves on.
 */
export const useAnchor = (rows: readonly CaseRow[], key: unknown, { scroller, filler, rowHeight, hovered, drifted }: Options): void => {
  const before = useRef({ rows, key });
  useLayoutEffect(() => {
    const element = scroller.current;
    const { rows: old, key: oldKey } = before.current;
    before.current = { rows, key };
    if (element && key !== oldKey) {
      if (filler.current) filler.current.style.minHeight = '';
      drifted.current = false;
      element.scrollTop = 0;
      return;
    }
    if (!element || old === rows || old.length === 0) return;
    const top = element.scrollTop;
    const index = hovered.current ?? (top > 0 ? Math.floor(top / rowHeight) : undefined);
    if (index === undefined) return;
    const places = new Map(rows.map((row, place) => [row, place]));
    // A row that changed may have moved by itself; the first from here on that did not tells how far the others went.
    const steady = old.slice(index, index + 60).findIndex((row) => places.has(row));
    if (steady < 0) return;
    const moved = places.get(old[index + steady]!)! - (index + steady);
    const wanted = Math.max(0, top + moved * rowHeight);
    if (filler.current) filler.current.style.minHeight = wanted > 0 ? `${wanted + element.clientHeight}px` : '';
    if (top === 0 && wanted > 0) drifted.current = true;
    element.scrollTop = wanted;
  }, [rows, key, scroller, filler, rowHeight, hovered, drifted]);
};
