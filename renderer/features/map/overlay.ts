import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Grid, LonLat } from '../../../preload/contract';
import type { Mark, PlaceMark } from './marks';
import { paintMark, paintRing, type MarkColours } from './paint';
import { pointPicker } from './pick';

export interface OverlayScene<M extends Mark | PlaceMark = Mark> {
  readonly marksIn: (box: readonly [number, number, number, number], zoom: number) => readonly M[];
  readonly chosen: ReadonlySet<string>;
  /** Drawn with a line around them. */
  readonly grids: readonly Grid[];
  readonly colours: MarkColours;
}

/** Pixels around the pointer in which a mark is meant. */
const REACH = 16;

/**
 * A 2D canvas above the map that carries everything that moves: cases, people, the grid under the pointer. The GL map
 * below is drawn again only when the camera moves.
 */
export class Overlay<M extends Mark | PlaceMark = Mark> {
  private scene: OverlayScene<M> | undefined;
  private marks: readonly M[] = [];
  private pickPoint: (x: number, y: number) => number | undefined = () => undefined;
  private frame = 0;

  constructor(
    private readonly map: MapLibreMap,
    private readonly canvas: HTMLCanvasElement,
  ) {
    map.on('move', this.schedule);
    map.on('resize', this.schedule);
  }

  show(scene: OverlayScene<M>): void {
    this.scene = scene;
    this.schedule();
  }

  /** The mark under a point of the canvas, CSS pixels. */
  markAt(x: number, y: number): M | undefined {
    const found = this.pickPoint(x, y);
    return found === undefined ? undefined : this.marks[found];
  }

  end(): void {
    cancelAnimationFrame(this.frame);
    this.map.off('move', this.schedule);
    this.map.off('resize', this.schedule);
  }

  private readonly schedule = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  };

  private draw(): void {
    const pen = this.canvas.getContext('2d');
    if (!pen || !this.scene) return;
    const { width, height } = this.fit();
    const { marksIn, chosen, grids, colours } = this.scene;
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const place = (at: LonLat): readonly [number, number] => {
      const { x, y } = this.map.project([at[0], at[1]]);
      return [x, y];
    };
    for (const grid of grids) paintRing(pen, (grid.geometry.coordinates[0] ?? []).map(place), colours.chosen);
    const bounds = this.map.getBounds();
    this.marks = marksIn([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], this.map.getZoom());
    const points = this.marks.map(({ at }) => place(at));
    this.marks.forEach((mark, i) => paintMark(pen, mark, points[i]!, colours, 'id' in mark && chosen.has(mark.id)));
    this.pickPoint = pointPicker(points, REACH);
  }

  private fit(): { width: number; height: number } {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (this.canvas.width !== wide) this.canvas.width = wide;
    if (this.canvas.height !== high) this.canvas.height = high;
    return { width, height };
  }
}
