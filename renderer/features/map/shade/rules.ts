import type { PlaceLoad, PlaceShare, Shade } from '../../../../preload/contract';

/** What is known of a place: its open cases now, or of those due to be closed in some days how many were closed on time. */
export type Told = PlaceLoad | PlaceShare;
type Counts = Pick<PlaceLoad, 'open' | 'overdue'> | Pick<PlaceShare, 'numerator' | 'denominator'>;

/** Steps above the plain ground; each has a tint and a pattern of its own. */
export const STEPS = 4;

/** Shares below which a step begins. Of the open cases within their limit all is well on plain ground. */
const WITHIN = [1, 0.9, 0.75, 0.5] as const;
/** Plain ground means that nothing was due, so the best share has a step as well. */
const ON_TIME = [Infinity, 0.95, 0.85, 0.7] as const;

const isShare = (shade: Shade): boolean => shade === 'within' || shade === 'onTime';

/**
 * Where each step begins. Of counts: the least count of it, so that the largest count is in the last step. Of shares: a
 * share below it is in the step.
 */
export const stepsOf = (shade: Shade, all: readonly Told[]): readonly number[] => {
  if (shade === 'within') return WITHIN;
  if (shade === 'onTime') return ON_TIME;
  const most = all.reduce((high, told) => Math.max(high, valueOf(shade, told)), 0);
  if (most <= STEPS) return Array.from({ length: most }, (_, i) => i + 1);
  return Array.from({ length: STEPS }, (_, i) => Math.ceil((i * most) / STEPS) + (i === 0 ? 1 : 0));
};

/** What a place is coloured by. */
export const valueOf = (shade: Shade, told: Counts): number => {
  if ('denominator' in told) return told.numerator / told.denominator;
  const { open, overdue } = told;
  if (shade === 'load') return open;
  return shade === 'overdue' ? overdue : open === 0 ? 1 : (open - overdue) / open;
};

/** The step a place is in, 0: plain ground, nothing to see to; of the share on time: nothing was due. */
export const stepOf = (shade: Shade, steps: readonly number[], told: Counts | undefined): number => {
  if (!told) return 0;
  const value = valueOf(shade, told);
  return steps.findLastIndex((begin) => (isShare(shade) ? value < begin : value >= begin)) + 1;
};

const weightOf = (told: Told): number => ('denominator' in told ? told.denominator - told.numerator : told.open);

/** The worst first, of like ones those with more cases. */
export const worstFirst = (shade: Shade, all: readonly Told[]): readonly Told[] => {
  const sign = isShare(shade) ? 1 : -1;
  return all.toSorted((a, b) => sign * (valueOf(shade, a) - valueOf(shade, b)) || weightOf(b) - weightOf(a));
};

/** The places most in need of a look, at most so many; none that is on plain ground or in the best step of shares on time. */
export const worstPlaces = (shade: Shade, all: readonly Told[], most: number): readonly Told[] => {
  const steps = stepsOf(shade, all);
  const good = shade === 'onTime' ? 1 : 0;
  return worstFirst(
    shade,
    all.filter((told) => stepOf(shade, steps, told) > good),
  ).slice(0, most);
};

/** What is told of the grids, summed by the group of each; grids of no known group count for none. */
export const summedByGroup = (all: readonly Told[], groups: ReadonlyMap<string, string>): readonly Told[] => {
  const sums = new Map<string, Told>();
  for (const told of all) {
    const code = groups.get(told.code);
    if (code === undefined) continue;
    const before = sums.get(code);
    sums.set(code, before ? summed(before, told) : { ...told, code });
  }
  return [...sums.values()];
};

const summed = (one: Told, other: Told): Told => {
  if ('denominator' in one && 'denominator' in other) {
    return { code: one.code, numerator: one.numerator + other.numerator, denominator: one.denominator + other.denominator };
  }
  if ('open' in one && 'open' in other) return { code: one.code, open: one.open + other.open, overdue: one.overdue + other.overdue };
  return one;
};
