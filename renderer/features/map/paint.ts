import type { Light } from '../../../preload/contract';
import type { Mark, PlaceMark } from './marks';

export interface MarkColours {
  readonly light: Readonly<Record<Light, string>>;
  readonly paper: string;
  readonly text: string;
  readonly person: string;
  readonly chosen: string;
}

type Point = readonly [x: number, y: number];

/** ● on time, ▲ near its limit, ■ overdue, and a bar pair for a stopped clock: the same shapes as in the queue. */
const outline = (pen: CanvasRenderingContext2D, light: Light, [x, y]: Point, r: number): void => {
  pen.beginPath();
  switch (light) {
    case 'green':
    case 'none':
      pen.arc(x, y, r, 0, 2 * Math.PI);
      break;
    case 'yellow':
      pen.moveTo(x, y - r * 1.15);
      pen.lineTo(x + r * 1.15, y + r * 0.85);
      pen.lineTo(x - r * 1.15, y + r * 0.85);
      pen.closePath();
      break;
    case 'red':
      pen.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
      break;
    case 'paused':
      pen.rect(x - r * 0.9, y - r * 0.9, r * 0.65, r * 1.8);
      pen.rect(x + r * 0.25, y - r * 0.9, r * 0.65, r * 1.8);
      break;
  }
};

const diamond = (pen: CanvasRenderingContext2D, [x, y]: Point, r: number): void => {
  pen.beginPath();
  pen.moveTo(x, y - r);
  pen.lineTo(x + r, y);
  pen.lineTo(x, y + r);
  pen.lineTo(x - r, y);
  pen.closePath();
};

const ring = (pen: CanvasRenderingContext2D, [x, y]: Point, r: number, colour: string, width = 2): void => {
  pen.beginPath();
  pen.arc(x, y, r, 0, 2 * Math.PI);
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke();
};

/** A shape with a halo of paper, so that it stands out on lines and labels. */
const fill = (pen: CanvasRenderingContext2D, colours: MarkColours, colour: string, hollow: boolean): void => {
  pen.lineJoin = 'round';
  pen.lineWidth = hollow ? 6 : 3;
  pen.strokeStyle = colours.paper;
  pen.stroke();
  pen.fillStyle = hollow ? colours.paper : colour;
  pen.fill();
  if (!hollow) return;
  pen.lineWidth = 2.5;
  pen.strokeStyle = colour;
  pen.stroke();
};

/** Head and shoulders. */
const person = (pen: CanvasRenderingContext2D, [x, y]: Point): void => {
  pen.beginPath();
  pen.arc(x, y - 4, 3.2, 0, 2 * Math.PI);
  pen.moveTo(x - 6, y + 6);
  pen.arc(x, y + 6, 6, Math.PI, 2 * Math.PI);
  pen.closePath();
};

/** A visit is overdue: the small ■ of the queue. */
const late = (pen: CanvasRenderingContext2D, at: Point, colours: MarkColours): void => {
  outline(pen, 'red', at, 3.5);
  fill(pen, colours, colours.light.red, false);
};

const badge = (pen: CanvasRenderingContext2D, at: Point, count: number, colours: MarkColours, colour: string): number => {
  const words = String(count);
  pen.font = '600 12px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
  const width = Math.max(36, pen.measureText(words).width + 30);
  pen.beginPath();
  pen.roundRect(at[0] - width / 2, at[1] - 11, width, 22, 4);
  pen.fillStyle = colours.paper;
  pen.fill();
  pen.lineWidth = 1.5;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.fillStyle = colours.text;
  pen.textBaseline = 'middle';
  pen.fillText(words, at[0] - width / 2 + 22, at[1] + 1);
  return at[0] - width / 2 + 12;
};

/** The number of a place in a disc. */
const numbered = (pen: CanvasRenderingContext2D, { number, solid }: PlaceMark, at: Point, colours: MarkColours): void => {
  outline(pen, 'none', at, 10);
  fill(pen, colours, colours.chosen, !solid);
  pen.font = '600 12px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
  pen.fillStyle = solid ? colours.paper : colours.text;
  pen.textBaseline = 'middle';
  pen.textAlign = 'center';
  pen.fillText(String(number), at[0], at[1] + 1);
  pen.textAlign = 'start';
};

/** Draws one mark at its place on the canvas; `chosen` gets the ring of selection. */
export const paintMark = (
  pen: CanvasRenderingContext2D,
  mark: Mark | PlaceMark,
  at: Point,
  colours: MarkColours,
  chosen: boolean,
): void => {
  switch (mark.kind) {
    case 'case':
      if (mark.urgent) ring(pen, at, 11, colours.light[mark.light], 1.5);
      outline(pen, mark.light, at, 6);
      fill(pen, colours, colours.light[mark.light], mark.waiting);
      break;
    case 'person':
      diamond(pen, at, 6);
      fill(pen, colours, colours.person, false);
      if (mark.late) late(pen, [at[0] + 6, at[1] - 6], colours);
      break;
    case 'member':
      person(pen, at);
      fill(pen, colours, colours.person, false);
      break;
    case 'members': {
      const x = badge(pen, at, mark.count, colours, colours.person);
      person(pen, [x, at[1]]);
      pen.fillStyle = colours.person;
      pen.fill();
      break;
    }
    case 'place':
      numbered(pen, mark, at, colours);
      break;
    case 'cases': {
      const x = badge(pen, at, mark.count, colours, colours.light[mark.light]);
      outline(pen, mark.light, [x, at[1]], 5);
      pen.fillStyle = colours.light[mark.light];
      pen.fill();
      break;
    }
    case 'people': {
      const x = badge(pen, at, mark.count, colours, colours.person);
      diamond(pen, [x, at[1]], 5);
      pen.fillStyle = colours.person;
      pen.fill();
      if (mark.late) late(pen, [at[0] + 17, at[1] - 10], colours);
      break;
    }
  }
  if (chosen) ring(pen, at, 14, colours.chosen, 3);
};

/** The outline of a grid under the pointer. */
export const paintRing = (pen: CanvasRenderingContext2D, points: readonly Point[], colour: string): void => {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.closePath();
  pen.lineWidth = 2;
  pen.strokeStyle = colour;
  pen.stroke();
};
