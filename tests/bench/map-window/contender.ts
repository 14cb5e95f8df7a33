import type { Feature, Polygon } from 'geojson';
import type { Area, Grid } from '../../../preload/contract';

/** One of the classes a grid can be in; each contender gives it the colour of the same name. */
export const COLOURS = ['#e8edf2', '#c3cfdb', '#93a7bc', '#5f7a96', '#2f4a66'] as const;
export const LINE = '#b9c0c8';
export const LIT = '#ff00c8';

export type Pixel = readonly [red: number, green: number, blue: number];
/** A point of the page, CSS pixels. */
export type Spot = readonly [x: number, y: number];

/** What all get: the same grids as what each likes best, parsed already, and the class each begins in. */
export interface World {
  readonly areas: readonly Area[];
  readonly grids: readonly Grid[];
  readonly features: readonly Feature<Polygon, { class: number }>[];
  readonly classes: readonly number[];
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
}

export interface Contender {
  /** Draws the grids in their classes. Returns at once; whether they are there is looked at. */
  draw(world: World, element: HTMLElement): void;
  /** Until all else that belongs to the first picture stands too: names, a base map. */
  rest?(): Promise<void>;
  /** Gives grids another class, in the way the library means it. */
  change(grids: readonly number[], to: number): void;
  /** From now on `look` is about these spots of the page. */
  watch(spots: readonly Spot[]): void;
  /** Their pixels in the newest picture; undefined: none has been drawn since they are watched. */
  look(): readonly Pixel[] | undefined;
  /** Has a grid that the pointer stands on another look than the others there? The only spot that is watched. */
  lit(): boolean;
  /** Where a place is on the page; only once it is drawn. */
  place(lon: number, lat: number): Spot;
}

export const colourOf = (hex: string): Pixel => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Pixel;
/** Do two colours look the same? Blending and rounding move each part a little. */
export const alike = (a: Pixel, b: Pixel): boolean => a.every((part, i) => Math.abs(part - b[i]!) <= 20);
/** Is a pixel lit, be it in part where a grid is only a few pixels wide? No class and no line has more red than green. */
export const isLit = ([red, green]: Pixel): boolean => red - green > 60;

/** The pixel of a 2D canvas at a spot of the page, however the canvas is moved and scaled. */
export const pixelOf = (canvas: HTMLCanvasElement, [x, y]: Spot): readonly [...Pixel, alpha: number] => {
  const box = canvas.getBoundingClientRect();
  const [across, down] = [((x - box.left) * canvas.width) / box.width, ((y - box.top) * canvas.height) / box.height];
  const { data } = canvas.getContext('2d')!.getImageData(Math.floor(across), Math.floor(down), 1, 1);
  return [data[0]!, data[1]!, data[2]!, data[3]!];
};
