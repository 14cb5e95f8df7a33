import { uuidv7 } from '../../domain';
import type { Media } from '../../ports';
import { seeded } from './random';

/** Drawings of `resources/demo/photos`. Their order is part of the ids: add at the end, never in between. */
export const DRAWINGS = [
  'dead-tree',
  'tree-felled',
  'sagging-line',
  'leaning-pole',
  'line-tight',
  'road-collapse',
  'road-repaired',
  'guardrail',
  'guardrail-fixed',
  'rockfall',
  'rockfall-cleared',
  'manhole',
  'manhole-fixed',
  'water-leak',
  'water-fixed',
  'fire',
  'fire-out',
  'fire-hazard',
  'hazard-cleared',
  'landslide',
  'landslide-watch',
  'rubbish',
  'rubbish-cleared',
  'lamp-dark',
  'lamp-lit',
  'talk',
  'agreed',
  'notice',
] as const;

/** The last twelve digits of a photo's id: `demo` in hexadecimal, then the number of the drawing. */
const MARK = '64656d6f';

/** The id of a photo of a drawing, taken at `at`. The drawing is in the id, so nothing has to be kept about it. */
export const photoId = (drawing: string, at: number, ...purpose: readonly (string | number)[]): string => {
  const number = (DRAWINGS as readonly string[]).indexOf(drawing);
  if (number < 0) throw new RangeError(`there is no drawing ${drawing}`);
  const id = uuidv7(at, seeded('photo', drawing, ...purpose).bytes);
  return id.slice(0, -12) + MARK + number.toString(16).padStart(4, '0');
};

/** The drawing behind a photo's id; undefined: not one of ours. */
export const drawingOf = (id: string): string | undefined =>
  id.slice(-12, -4) === MARK ? DRAWINGS[Number.parseInt(id.slice(-4), 16)] : undefined;

/** The drawing behind a photo's id, as it ships with this console; undefined: not one of ours. */
export const readDrawing = async (id: string, read: (file: string) => Promise<Uint8Array | undefined>): Promise<Media | undefined> => {
  const drawing = drawingOf(id);
  const bytes = drawing && (await read(`${drawing}.svg`));
  return bytes ? { bytes, type: 'image/svg+xml', own: true } : undefined;
};
