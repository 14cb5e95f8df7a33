import type { View } from './mercator';
import { boxOfTile, placedIn, TILE_PX, tilesIn, type TileAt } from './tiles';

const keyOf = ({ column, row }: TileAt): string => `${column}/${row}`;

interface Tile {
  readonly at: TileAt;
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D;
}

/** Tiles of one scale in an element that follows the camera. Hidden until it is revealed. */
export class Picture {
  private readonly element = document.createElement('div');
  private readonly tiles = new Map<string, Tile>();
  private readonly origin: TileAt;
  /** Device pixels for the whole world. */
  readonly scale: number;

  constructor(
    host: HTMLElement,
    view: View,
    readonly ratio: number,
  ) {
    this.scale = view.scale * ratio;
    this.origin = { column: Math.floor((view.x * this.scale) / TILE_PX), row: Math.floor((view.y * this.scale) / TILE_PX) };
    this.element.style.cssText = 'position:absolute;left:0;top:0;transform-origin:0 0;visibility:hidden';
    this.place(view);
    host.append(this.element);
  }

  /** How much larger the camera sees it than it was drawn; 1: as it was drawn. */
  grownIn(view: View): number {
    return (view.scale * this.ratio) / this.scale;
  }

  place(view: View): void {
    this.element.style.transform = placedIn(this.origin, this.scale, this.ratio, view);
  }

  reveal(): void {
    this.element.style.visibility = 'visible';
  }

  lacking(tiles: readonly TileAt[]): readonly TileAt[] {
    return tiles.filter((at) => !this.tiles.has(keyOf(at)));
  }

  /** Makes an empty tile to draw on; undefined: it is there already. */
  tile(at: TileAt): CanvasRenderingContext2D | undefined {
    if (this.tiles.has(keyOf(at))) return undefined;
    const canvas = document.createElement('canvas');
    canvas.width = TILE_PX;
    canvas.height = TILE_PX;
    const side = TILE_PX / this.ratio;
    const [left, top] = [(at.column - this.origin.column) * side, (at.row - this.origin.row) * side];
    canvas.style.cssText = `position:absolute;left:${left}px;top:${top}px;width:${side}px;height:${side}px`;
    // Hundreds of small shapes are drawn faster by the processor than sent to a graphics card.
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) return undefined;
    this.tiles.set(keyOf(at), { at, canvas, pen });
    this.element.append(canvas);
    return pen;
  }

  /** Tiles drawn already that a shape's box touches. */
  under(boxes: Float64Array, shape: number): readonly Tile[] {
    const [west, north, east, south] = boxes.subarray(4 * shape, 4 * shape + 4) as unknown as [number, number, number, number];
    return tilesIn([west, north, east, south], this.scale).flatMap((at) => this.tiles.get(keyOf(at)) ?? []);
  }

  /** Lets go of tiles outside of a box in Mercator. */
  forget([west, north, east, south]: readonly [number, number, number, number]): void {
    for (const [key, { at, canvas }] of this.tiles) {
      const [left, top, right, bottom] = boxOfTile(at, this.scale);
      if (right >= west && left <= east && bottom >= north && top <= south) continue;
      canvas.remove();
      this.tiles.delete(key);
    }
  }

  end(): void {
    this.element.remove();
    this.tiles.clear();
  }
}
