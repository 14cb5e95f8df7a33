import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawShapes, drawTile, type Fills } from './draw';
import { boxOf, viewOf, type View } from './mercator';
import { Picture } from './picture';
import { inSlices } from './slices';
import { tilesIn } from './tiles';

/** Drawn beyond each side, CSS pixels, so that a drag shows something. */
const MARGIN = 160;
/** A picture that is blown up or squeezed more than this is drawn anew before the camera stands still. */
const MOST_GROWN = 2;

/** What the layer needs of a map: its camera. It neither turns nor tilts. */
export type Camera = Pick<MapLibreMap, 'getCenter' | 'getZoom' | 'getContainer' | 'on' | 'off'>;

/**
 * Areas filled by class, thousands of them, in tiles of 2D canvas below the GL map. The GL map would draw all of them anew
 * for each one that changes, which in software takes a second; here only what changed is drawn again. While the camera
 * moves the tiles move with it, and those that come into view are drawn in slices.
 */
export class FillLayer {
  private scene: readonly Fills[] = [];
  /** What is seen, and the one that takes its place once it is drawn. */
  private seen: Picture | undefined;
  private coming: Picture | undefined;
  private readonly changed = new Set<number>();
  private frame = 0;
  private stopDrawing: (() => void) | undefined;

  constructor(
    private readonly camera: Camera,
    private readonly host: HTMLElement,
    /** All that is in view has been drawn. */
    private readonly onSeen: () => void = () => {},
  ) {
    camera.on('move', this.follow);
    camera.on('moveend', this.settle);
    camera.on('resize', this.settle);
  }

  /** Draws other areas, one set above the other. */
  show(scene: readonly Fills[]): void {
    this.scene = scene;
    this.changed.clear();
    this.begin();
  }

  /** The classes of these shapes of the uppermost set have changed: they are drawn again with the next frame. */
  change(shapes: Iterable<number>): void {
    for (const shape of shapes) this.changed.add(shape);
    this.frame ||= requestAnimationFrame(() => this.drawChanged());
  }

  end(): void {
    this.stopDrawing?.();
    cancelAnimationFrame(this.frame);
    this.camera.off('move', this.follow);
    this.camera.off('moveend', this.settle);
    this.camera.off('resize', this.settle);
    this.seen?.end();
    this.coming?.end();
  }

  private view(): View {
    const { lng, lat } = this.camera.getCenter();
    const { clientWidth, clientHeight } = this.camera.getContainer();
    return viewOf([lng, lat], this.camera.getZoom(), clientWidth, clientHeight);
  }

  private readonly follow = (): void => {
    const view = this.view();
    this.seen?.place(view);
    this.coming?.place(view);
    const newest = this.coming ?? this.seen;
    if (!newest) return;
    const grown = newest.grownIn(view);
    if (grown > MOST_GROWN || grown < 1 / MOST_GROWN) this.begin();
    else if (grown === 1) this.fill(newest, view);
  };

  private readonly settle = (): void => {
    const newest = this.coming ?? this.seen;
    if (newest && newest.grownIn(this.view()) !== 1) this.begin();
    else this.follow();
  };

  /** A new picture, which replaces the one that is seen when all that is in view has been drawn. */
  private begin(): void {
    this.coming?.end();
    const view = this.view();
    this.coming = new Picture(this.host, view, devicePixelRatio);
    this.fill(this.coming, view);
  }

  /** Draws what the picture lacks: what is in view first, then its surroundings. */
  private fill(picture: Picture, view: View): void {
    const missing = [0, MARGIN].flatMap((margin) => picture.lacking(tilesIn(boxOf(view, margin), picture.scale)));
    this.stopDrawing?.();
    const inView = picture.lacking(tilesIn(boxOf(view), picture.scale)).length;
    if (inView === 0) this.take(picture);
    this.stopDrawing = inSlices(
      missing.length,
      (at) => {
        const pen = picture.tile(missing[at]!);
        if (pen) for (const fills of this.scene) drawTile(pen, fills, missing[at]!, picture.scale, picture.ratio);
        if (at + 1 === inView) this.take(picture);
      },
      () => picture.forget(boxOf(view, 4 * MARGIN)),
    );
  }

  private take(picture: Picture): void {
    if (picture !== this.coming) return;
    this.seen?.end();
    this.seen = picture;
    this.coming = undefined;
    picture.reveal();
    this.onSeen();
  }

  private drawChanged(): void {
    this.frame = 0;
    const top = this.scene.at(-1);
    if (top) {
      for (const picture of [this.seen, this.coming]) {
        if (!picture) continue;
        const { scale, ratio } = picture;
        for (const shape of this.changed)
          for (const { at, pen } of picture.under(top.shapes.boxes, shape)) drawShapes(pen, top, [shape], at, scale, ratio);
      }
    }
    this.changed.clear();
  }
}
