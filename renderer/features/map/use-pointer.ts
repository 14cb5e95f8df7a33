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
  return {
    hover,
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!map || event.buttons !== 0 || !element.current?.contains(event.target as Node)) return point(undefined);
      const box = event.currentTarget.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const mark = markAt(x, y);
      const { lng, lat } = map.unproject([x, y]);
      const shape = mark || !pickGrids ? undefined : shapes.at([lng, lat]);
      point({ x, y, mark, grid: shape === undefined ? undefined : grids[shape] }, shape);
      map.getCanvas().style.cursor = mark ? 'pointer' : '';
    },
    onPointerLeave: () => point(undefined),
    /** The keyboard's way to the card: the line in the list that has the focus. */
    onPoint: (mark: Mark | undefined) => {
      const at = mark && map?.project([mark.at[0], mark.at[1]]);
      point(mark && at && { x: at.x, y: at.y, mark, grid: undefined });
    },
  };
};
