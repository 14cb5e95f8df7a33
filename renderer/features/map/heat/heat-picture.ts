import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LonLat } from '../../../../preload/contract';
import { bandsOf, densityOf, paintBands, type Weighted } from './density';

/** CSS pixels a cell: the picture is soft anyway, and a quarter of the work. */
const CELL = 2;

export interface HeatPlace {
  readonly at: LonLat;
  /** 0 to 1. */
  readonly weight: number;
}

/** What the picture needs of a map: its camera. */
export type Camera = Pick<MapLibreMap, 'project' | 'on' | 'off'>;

/**
 * The heat on a 2D canvas: the GL map below is not drawn again when a step changes, which in software costs it a whole scene.
 * Drawn with the next frame when places change or the camera moves.
 */
export class HeatPicture {
  private places: readonly HeatPlace[] = [];
  private ink: readonly [number, number, number] = [0, 0, 0];
  private radius = 1;
  private frame = 0;

  constructor(
    private readonly camera: Camera,
    private readonly canvas: HTMLCanvasElement,
  ) {
    camera.on('move', this.schedule);
    camera.on('resize', this.schedule);
  }

  /** @param radius how far a place spreads, CSS pixels */
  show(places: readonly HeatPlace[], ink: readonly [number, number, number], radius: number): void {
    this.places = places;
    this.radius = radius;
    this.ink = ink;
    this.schedule();
  }

  end(): void {
    cancelAnimationFrame(this.frame);
    this.camera.off('move', this.schedule);
    this.camera.off('resize', this.schedule);
  }

  private readonly schedule = (): void => {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  };

  private draw(): void {
    const { clientWidth, clientHeight } = this.canvas;
    const [width, height] = [Math.ceil(clientWidth / CELL), Math.ceil(clientHeight / CELL)];
    const pen = this.canvas.getContext('2d');
    if (!pen || width === 0 || height === 0) return;
    this.canvas.width = width;
    this.canvas.height = height;
    const reach = this.radius / CELL;
    const seen = this.places.flatMap(({ at, weight }): Weighted[] => {
      const { x, y } = this.camera.project([at[0], at[1]]);
      const [column, row] = [x / CELL, y / CELL];
      return column > -reach && column < width + reach && row > -reach && row < height + reach ? [{ x: column, y: row, weight }] : [];
    });
    const bands = bandsOf(densityOf(seen, width, height, reach));
    pen.putImageData(new ImageData(paintBands(bands, width, this.ink), width, height), 0, 0);
  }
}
