import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
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

/** Rows after the one looked at that may have changed themselves before nothing is known. */
const LOOKED_AT = 60;

/** How many places the rows from `index` on went. A row that changed may have moved by itself; the first that did not tells. */
const movedBy = (old: readonly CaseRow[], rows: readonly CaseRow[], index: number): number | undefined => {
  for (let place = index; place < Math.min(old.length, index + LOOKED_AT); place += 1) {
    const found = rows.indexOf(old[place]!);
    if (found >= 0) return found - place;
  }
  return undefined;
};

/**
 * Keeps the row under the pointer, or the first visible one of a scrolled list, where it is while rows come and go
 * around it; rows that did not change are the same objects as before. Another `key` is another list, from its top. A list at its top with no pointer in it simply moves on.
 */
export const useAnchor = (rows: readonly CaseRow[], key: unknown, { scroller, filler, rowHeight, hovered, drifted }: Options) => {
  const before = useRef({ rows, key });
  const placed = useRef(0);
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
    const moved = movedBy(old, rows, index);
    if (moved === undefined) return;
    const wanted = Math.max(0, top + moved * rowHeight);
    if (filler.current) filler.current.style.minHeight = wanted > 0 ? `${wanted + element.clientHeight}px` : '';
    if (top === 0 && wanted > 0) drifted.current = true;
    element.scrollTop = wanted;
    placed.current = element.scrollTop;
  }, [rows, key, scroller, filler, rowHeight, hovered, drifted]);
  /** Nobody else has scrolled since a row was kept in place. */
  return useCallback(() => scroller.current?.scrollTop === placed.current, [scroller]);
};
