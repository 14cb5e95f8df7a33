import type { PlaceLoad } from '../../../../preload/contract';

/** What areas are coloured by: open cases, those past their limit, the share of the open ones within it. */
export const SHADES = ['load', 'overdue', 'within'] as const;
export type Shade = (typeof SHADES)[number];

/** Which areas are coloured, the smaller the nearer the camera is. */
export type Level = 'township' | 'village' | 'grid';
const VILLAGES_FROM = 10;
const GRIDS_FROM = 12.5;
export const levelAt = (zoom: number): Level => (zoom < VILLAGES_FROM ? 'township' : zoom < GRIDS_FROM ? 'village' : 'grid');

/** Steps above the plain ground; each has a tint and a pattern of its own. */
export const STEPS = 4;

/** Shares of open cases within their limit below which a step begins. */
const WITHIN = [1, 0.9, 0.75, 0.5] as const;

/**
 * Where each step begins. Of counts: the least count of it, so that the largest count is in the last step. Of shares: a
 * share below it is in the step.
 */
export const stepsOf = (shade: Shade, loads: readonly PlaceLoad[]): readonly number[] => {
  if (shade === 'within') return WITHIN;
  const most = loads.reduce((high, load) => Math.max(high, valueOf(shade, load)), 0);
  if (most <= STEPS) return Array.from({ length: most }, (_, i) => i + 1);
  return Array.from({ length: STEPS }, (_, i) => Math.ceil((i * most) / STEPS) + (i === 0 ? 1 : 0));
};

/** What a place is coloured by. */
export const valueOf = (shade: Shade, { open, overdue }: Pick<PlaceLoad, 'open' | 'overdue'>): number => {
  if (shade === 'load') return open;
  return shade === 'overdue' ? overdue : open === 0 ? 1 : (open - overdue) / open;
};

/** The step a place is in, 0: plain ground, nothing to see to. */
export const stepOf = (shade: Shade, steps: readonly number[], load: Pick<PlaceLoad, 'open' | 'overdue'> | undefined): number => {
  if (!load) return 0;
  const value = valueOf(shade, load);
  return steps.findLastIndex((begin) => (shade === 'within' ? value < begin : value >= begin)) + 1;
};

/** The places most in need of a look, at most so many; none that is on plain ground. */
export const worstPlaces = (shade: Shade, loads: readonly PlaceLoad[], most: number): readonly PlaceLoad[] => {
  const steps = stepsOf(shade, loads);
  const sign = shade === 'within' ? 1 : -1;
  return loads
    .filter((load) => stepOf(shade, steps, load) > 0)
    .toSorted((a, b) => sign * (valueOf(shade, a) - valueOf(shade, b)) || b.open - a.open)
    .slice(0, most);
};
