import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { CaseRow } from '../../../preload/contract';

interface Anchor {
  readonly id: string;
  /** Ids after it, in case it leaves. */
  readonly below: readonly string[];
  /** Place of its top in the window of the list, px. */
  readonly offset: number;
}

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Grows so far that the list can be scrolled to where the anchor stays. */
  readonly filler: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  /** Row under the pointer, if it is in the list. */
  readonly hovered: RefObject<number | undefined>;
}

/**
 * Keeps the row under the pointer, or the first visible one of a scrolled list, where it is while rows come and go
 * around it. A list at its top with no pointer in it simply moves on.
 */
export const useAnchor = (rows: readonly CaseRow[], { scroller, filler, rowHeight, hovered }: Options): void => {
  const before = useRef<readonly CaseRow[]>(rows);
  useLayoutEffect(() => {
    const element = scroller.current;
    const old = before.current;
    before.current = rows;
    if (!element || old === rows || old.length === 0) return;
    const top = element.scrollTop;
    const index = hovered.current ?? (top > 0 ? Math.floor(top / rowHeight) : undefined);
    const row = index === undefined ? undefined : old[index];
    if (index === undefined || !row) return;
    const anchor: Anchor = {
      id: row.id,
      below: old.slice(index + 1, index + 40).map((other) => other.id),
      offset: index * rowHeight - top,
    };
    const places = new Map(rows.map((other, place) => [other.id, place]));
    const place = [anchor.id, ...anchor.below].map((id) => places.get(id)).find((found) => found !== undefined);
    if (place === undefined) return;
    const wanted = Math.max(0, place * rowHeight - anchor.offset);
    if (filler.current) filler.current.style.minHeight = wanted > 0 ? `${wanted + element.clientHeight}px` : '';
    element.scrollTop = wanted;
  }, [rows, scroller, filler, rowHeight, hovered]);
};
