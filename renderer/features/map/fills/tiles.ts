import type { View } from './mercator';

/** Side of a tile, device pixels: small enough that one with a few hundred shapes is drawn within a frame. */
export const TILE_PX = 256;

/** One piece of the picture: the world at one scale, cut into squares from its upper left corner. */
export interface TileAt {
  readonly column: number;
  readonly row: number;
}

/** Tiles of the world at `scale` (device pixels for the whole world) that a box in Mercator touches, the middle ones first. */
export const tilesIn = ([west, north, east, south]: readonly [number, number, number, number], scale: number): readonly TileAt[] => {
  const cell = (part: number) => Math.floor((part * scale) / TILE_PX);
  const [left, top, right, bottom] = [cell(west), cell(north), cell(east), cell(south)];
  const tiles: TileAt[] = [];
  for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) tiles.push({ column, row });
  const far = ({ column, row }: TileAt) => Math.hypot(column - (left + right) / 2, row - (top + bottom) / 2);
  return tiles.sort((a, b) => far(a) - far(b));
};

/** The tile's box in Mercator. */
export const boxOfTile = ({ column, row }: TileAt, scale: number): readonly [west: number, north: number, east: number, south: number] => [
  (column * TILE_PX) / scale,
  (row * TILE_PX) / scale,
  ((column + 1) * TILE_PX) / scale,
  ((row + 1) * TILE_PX) / scale,
];

/**
 * Where tiles drawn at `scale` with `origin` at the upper left belong while the camera shows `view`: a CSS transform with
 * the origin in the upper left corner. To whole device pixels where the scales are the same: a part of one would blur.
 */
export const placedIn = (origin: TileAt, scale: number, ratio: number, view: View): string => {
  const grown = (view.scale * ratio) / scale;
  const shift = (tile: number, middle: number, size: number) => (tile * TILE_PX * grown - middle * view.scale * ratio) / ratio + size / 2;
  const [left, top] = [shift(origin.column, view.x, view.width), shift(origin.row, view.y, view.height)];
  const whole = (px: number) => Math.round(px * ratio) / ratio;
  return grown === 1 ? `translate(${whole(left)}px, ${whole(top)}px)` : `translate(${left}px, ${top}px) scale(${grown})`;
};
