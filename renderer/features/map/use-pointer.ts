import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Grid } from '../../../preload/contract';
import type { Hover } from './HoverCard';
import { Highlight } from './fills/highlight';
import type { Shapes } from './fills/shapes';
import type { Mark } from './marks';

interface Under {
  readonly map: MapLibreMap | undefined;
  /** The map itself: a button or the list above it is not the map. */
  readonly element: RefObject<HTMLElement | null>;
  /** Where the lit grid is drawn. */
  readonly above: RefObject<HTMLElement | null>;
  readonly markAt: (x: number, y: number) => Mark | undefined;
  readonly grids: readonly Grid[];
  readonly shapes: Shapes;
  /** Are grids shown, and so pointed at? */
  readonly pickGrids: boolean;
  readonly colour: string;
}

/** What the pointer, or the keyboard in the list, points at. The grid is lit before React hears of it. */
export const usePointer = ({ map, element, above, markAt, grids, shapes, pickGrids, colour }: Under) => {
  const [hover, setHover] = useState<Hover>();
  const highlight = useRef<Highlight>(undefined);
  useEffect(() => {
    if (!map || !above.current) return undefined;
    const made = new Highlight(map, above.current);
    highlight.current = made;
    return () => {
      highlight.current = undefined;
      made.end();
    };
  }, [map, above]);

  const point = (next: Hover | undefined, shape?: number) => {
    highlight.current?.show(shapes, shape, colour);
    setHover(next);
  };
  /** What lies at a place of the map, in pixels from its corner. */
  const pointAt = (at: { readonly x: number; readonly y: number } | undefined): Hover | undefined => {
    if (!map || !at) {
      point(undefined);
      return undefined;
    }
    const mark = markAt(at.x, at.y);
    const { lng, lat } = map.unproject([at.x, at.y]);
    const shape = mark || !pickGrids ? undefined : shapes.at([lng, lat]);
    const found = { ...at, mark, grid: shape === undefined ? undefined : grids[shape] };
    point(found, shape);
    return found;
  };
  return {
    hover,
    pointAt,
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!map || event.buttons !== 0 || !element.current?.contains(event.target as Node)) return point(undefined);
      const box = event.currentTarget.getBoundingClientRect();
      const found = pointAt({ x: event.clientX - box.left, y: event.clientY - box.top });
      map.getCanvas().style.cursor = found?.mark ? 'pointer' : '';
    },
    onPointerLeave: () => point(undefined),
    /** The keyboard's way to the card: the line in the list that has the focus. */
    onPoint: (mark: Mark | undefined) => {
      const at = mark && map?.project([mark.at[0], mark.at[1]]);
      point(mark && at && { x: at.x, y: at.y, mark, grid: undefined });
    },
  };
};
