import { labelPointOf, type Area, type Grid, type LonLat } from '../../../../preload/contract';
import { toPixels, type View } from './view';

export interface Scene {
  readonly areas: readonly Area[];
  readonly grids: readonly Grid[];
  /** The grid under the pin. */
  readonly chosen: string | undefined;
  readonly pin: LonLat | undefined;
  /** Open cases that may be the same matter, numbered as in the list beside. */
  readonly numbered: readonly LonLat[];
}

type Pen = CanvasRenderingContext2D;
type Colours = Readonly<Record<'ground' | 'land' | 'line' | 'faint' | 'quiet' | 'text' | 'paper' | 'chosen' | 'soft', string>>;

/** Grids get their names from here on, pixels a metre. */
const NAMED_GRIDS = 0.25;

/** A canvas cannot read CSS variables by itself; what stands around it can. */
export const coloursOf = (element: Element): Colours => {
  const css = getComputedStyle(element);
  const of = (name: string) => css.getPropertyValue(`--mui-palette-${name}`).trim();
  return {
    ground: of('background-default'),
    land: of('background-paper'),
    line: of('text-disabled'),
    faint: of('divider'),
    quiet: of('text-secondary'),
    text: of('text-primary'),
    paper: of('background-paper'),
    chosen: of('primary-main'),
    soft: of('surface-chosen'),
  };
};

const trace = (pen: Pen, view: View, ring: readonly LonLat[]): void => {
  pen.beginPath();
  for (const corner of ring) {
    const [x, y] = toPixels(view, corner);
    pen.lineTo(x, y);
  }
  pen.closePath();
};

const label = (pen: Pen, text: string, [x, y]: readonly [number, number], colours: Colours, size: number, colour: string): void => {
  pen.font = `${size}px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif`;
  pen.lineWidth = 3;
  pen.strokeStyle = colours.land;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
};

const drawPin = (pen: Pen, [x, y]: readonly [number, number], colours: Colours): void => {
  pen.beginPath();
  pen.moveTo(x, y);
  pen.bezierCurveTo(x - 4, y - 10, x - 10, y - 13, x - 10, y - 20);
  pen.arc(x, y - 20, 10, Math.PI, 0);
  pen.bezierCurveTo(x + 10, y - 13, x + 4, y - 10, x, y);
  pen.closePath();
  pen.lineWidth = 2;
  pen.strokeStyle = colours.paper;
  pen.stroke();
  pen.fillStyle = colours.chosen;
  pen.fill();
  pen.beginPath();
  pen.arc(x, y - 20, 3.5, 0, 2 * Math.PI);
  pen.fillStyle = colours.paper;
  pen.fill();
};

const drawNumber = (pen: Pen, number: number, [x, y]: readonly [number, number], colours: Colours): void => {
  pen.beginPath();
  pen.roundRect(x - 9, y - 9, 18, 18, 4);
  pen.fillStyle = colours.paper;
  pen.fill();
  pen.lineWidth = 1.5;
  pen.strokeStyle = colours.text;
  pen.stroke();
  label(pen, String(number), [x, y], colours, 12, colours.text);
};

/** Draws the places of the seat, the pin and the cases nearby. The pen's origin is the middle of the map, in CSS pixels. */
export const drawMap = (pen: Pen, view: View, width: number, height: number, colours: Colours, scene: Scene): void => {
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.fillStyle = colours.ground;
  pen.fillRect(-width / 2, -height / 2, width, height);
  const seen = (ring: readonly LonLat[]): boolean => {
    const points = ring.map((corner) => toPixels(view, corner));
    return (
      points.some(([x]) => x >= -width / 2) &&
      points.some(([x]) => x <= width / 2) &&
      points.some(([, y]) => y >= -height / 2) &&
      points.some(([, y]) => y <= height / 2)
    );
  };
  const outline = ({ geometry }: Pick<Area, 'geometry'>): readonly LonLat[] => geometry?.coordinates[0] ?? [];
  const inSight = scene.areas.filter((area) => area.geometry && seen(outline(area)));
  const townships = inSight.filter(({ level }) => level === 'township');
  const villages = inSight.filter(({ level }) => level === 'village');
  const grids = scene.grids.filter((grid) => seen(outline(grid)));
  const stroke = (ring: readonly LonLat[], colour: string, thick: number) => {
    trace(pen, view, ring);
    pen.lineWidth = thick;
    pen.strokeStyle = colour;
    pen.stroke();
  };
  for (const township of townships) {
    trace(pen, view, outline(township));
    pen.fillStyle = colours.land;
    pen.fill();
  }
  const chosen = grids.find(({ gridCode }) => gridCode === scene.chosen);
  if (chosen) {
    trace(pen, view, outline(chosen));
    pen.fillStyle = colours.soft;
    pen.fill();
  }
  for (const grid of grids) stroke(outline(grid), colours.faint, 1);
  for (const village of villages) stroke(outline(village), colours.line, 1);
  for (const township of townships) stroke(outline(township), colours.quiet, 1.5);
  if (chosen) stroke(outline(chosen), colours.chosen, 2);
  if (view.scale >= NAMED_GRIDS) {
    for (const grid of grids) {
      const name = grid.name.replace(/^.*?(?=\d+组)/, '');
      const at = labelPointOf(grid);
      if (at) label(pen, name, toPixels(view, at), colours, 11, colours.quiet);
    }
  }
  const named = view.scale >= 0.02 ? villages : townships;
  for (const area of named) {
    if (area.center) label(pen, area.name, toPixels(view, area.center), colours, 12, colours.text);
  }
  scene.numbered.forEach((place, i) => drawNumber(pen, i + 1, toPixels(view, place), colours));
  if (scene.pin) drawPin(pen, toPixels(view, scene.pin), colours);
};
