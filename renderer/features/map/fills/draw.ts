import type { Shapes } from './shapes';
import { zoomOf } from './mercator';
import { boxOfTile, TILE_PX, type TileAt } from './tiles';
import { trace } from './trace';

/** The fill of a class through which what lies below is seen. */
export const CLEAR = 'transparent';

/** Areas in classes, each class with its fill. */
export interface Fills {
  readonly shapes: Shapes;
  /** Index into `fills` for each shape; it is written into while people work. */
  readonly classes: Uint8Array;
  /** Undefined: lines only; CLEAR: what was drawn there is taken away. */
  readonly fills: readonly (string | CanvasPattern | undefined)[];
  readonly line: string;
  /** CSS pixels, by zoom; 0: no lines. */
  readonly lineWidth: (zoom: number) => number;
}

/** Shapes put into one path: few enough for the rasteriser, enough to save calls. */
const TOGETHER = 48;

/** Draws all shapes that touch a tile. */
export const drawTile = (pen: CanvasRenderingContext2D, fills: Fills, tile: TileAt, scale: number, ratio: number): void => {
  // Nothing of it would be seen: grids far away without a colour.
  if (fills.lineWidth(zoomOf(scale / ratio)) === 0 && fills.fills.every((fill) => fill === undefined)) return;
  // One class after the other: the pen changes its colour a handful of times.
  const some = [...fills.shapes.within(...boxOfTile(tile, scale))].sort((a, b) => fills.classes[a]! - fills.classes[b]!);
  drawShapes(pen, fills, some, tile, scale, ratio);
};

/** Fills and outlines shapes on a tile, runs of one class at once. */
export const drawShapes = (
  pen: CanvasRenderingContext2D,
  { shapes, classes, fills, line, lineWidth }: Fills,
  some: readonly number[],
  tile: TileAt,
  scale: number,
  ratio: number,
): void => {
  const wide = lineWidth(zoomOf(scale / ratio));
  pen.lineWidth = wide * ratio;
  pen.strokeStyle = line;
  for (let from = 0; from < some.length;) {
    const shade = classes[some[from]!]!;
    pen.beginPath();
    let to = from;
    for (; to < some.length && to - from < TOGETHER && classes[some[to]!] === shade; to += 1)
      trace(pen, shapes, some[to]!, scale, tile.column * TILE_PX, tile.row * TILE_PX);
    const fill = fills[shade];
    if (fill !== undefined) {
      // An area that has left another class still shows that one's fill.
      pen.globalCompositeOperation = fill === CLEAR ? 'destination-out' : 'source-over';
      pen.fillStyle = fill === CLEAR ? '#000' : fill;
      pen.fill();
      pen.globalCompositeOperation = 'source-over';
    }
    if (wide > 0) pen.stroke();
    from = to;
  }
};
