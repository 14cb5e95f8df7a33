import { mercator, viewOf } from './mercator';
import type { Camera } from './fill-layer';
import type { Shapes } from './shapes';
import { trace } from './trace';

/** Room for the line around the area, CSS pixels. */
const EDGE = 3;
/** An area larger than this is lit only as far as it is in view, CSS pixels around it. */
const BEYOND = 50;

/**
 * The area under the pointer, on a canvas just large enough for it: it is drawn while the pointer's event is handled, so
 * the frame that carries the event shows it, and nothing else is drawn again.
 */
export class Highlight {
  private readonly canvas = document.createElement('canvas');
  private readonly pen: CanvasRenderingContext2D;
  private shown: { readonly shapes: Shapes; readonly shape: number } | undefined;
  private colour = '';

  constructor(
    private readonly camera: Camera,
    host: HTMLElement,
  ) {
    this.canvas.style.cssText = 'position:absolute;left:0;top:0;pointer-events:none';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.pen = this.canvas.getContext('2d', { willReadFrequently: true })!;
    host.append(this.canvas);
    camera.on('move', this.draw);
    camera.on('resize', this.draw);
  }

  /** Lights an area; undefined: none. */
  show(shapes: Shapes, shape: number | undefined, colour: string): void {
    if (this.shown?.shape === shape && (shape === undefined || this.shown?.shapes === shapes) && this.colour === colour) return;
    this.shown = shape === undefined ? undefined : { shapes, shape };
    this.colour = colour;
    this.draw();
  }

  end(): void {
    this.camera.off('move', this.draw);
    this.camera.off('resize', this.draw);
    this.canvas.remove();
  }

  private readonly draw = (): void => {
    const { pen, canvas, camera, shown } = this;
    canvas.style.display = shown ? '' : 'none';
    if (!shown) return;
    const ratio = devicePixelRatio;
    const { clientWidth, clientHeight } = camera.getContainer();
    const center = camera.getCenter();
    const view = viewOf([center.lng, center.lat], camera.getZoom(), clientWidth, clientHeight);
    const [x, y] = mercator([center.lng, center.lat]);
    const { boxes } = shown.shapes;
    const [west, north, east, south] = boxes.subarray(4 * shown.shape, 4 * shown.shape + 4) as unknown as [number, number, number, number];
    const across = (part: number) => (part - x) * view.scale + view.width / 2;
    const down = (part: number) => (part - y) * view.scale + view.height / 2;
    const left = Math.floor(Math.max(-BEYOND, across(west) - EDGE));
    const top = Math.floor(Math.max(-BEYOND, down(north) - EDGE));
    const width = Math.max(1, Math.ceil(Math.min(clientWidth + BEYOND, across(east) + EDGE)) - left);
    const height = Math.max(1, Math.ceil(Math.min(clientHeight + BEYOND, down(south) + EDGE)) - top);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.style.transform = `translate(${left}px, ${top}px)`;
    const scale = view.scale * ratio;
    pen.beginPath();
    trace(pen, shown.shapes, shown.shape, scale, x * scale - (view.width / 2 - left) * ratio, y * scale - (view.height / 2 - top) * ratio);
    pen.globalAlpha = 0.25;
    pen.fillStyle = this.colour;
    pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = 2 * ratio;
    pen.strokeStyle = this.colour;
    pen.stroke();
  };
}
