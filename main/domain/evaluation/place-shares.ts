import type { FigureName, PlaceShare } from '../../../preload/contract';
import { areaUnder, districtOf, townshipOf } from '../area';
import { cutoffOf } from './period';
import { fits, JUDGES, placeOf } from './tally';
import type { EvaluatedCase, EvaluationFilter, Period } from './types';

/** A grid of another village is not where a case is that has been put right since. */
const isOfPlace = (gridCode: string, place: string): boolean => !/^\d{12}/.test(gridCode) || areaUnder(gridCode, place);

/** Codes a case counts for, as a figure narrowed to that area would have it; and its grid. */
const codesOf = (found: EvaluatedCase): readonly string[] => {
  const place = placeOf(found);
  const { gridCode } = found;
  const grid = gridCode !== undefined && isOfPlace(gridCode, place) ? [gridCode] : [];
  return [...new Set([districtOf(place), townshipOf(place), place, ...grid])];
};

/** Whether what is known of a case by then may read otherwise later, because of time alone. */
const mayChange = ({ closings }: EvaluatedCase, cutoff: number): boolean =>
  closings.some(({ dueAtFirst, dueAt, endedAt = dueAt }) => Math.max(dueAtFirst, dueAt, endedAt) >= cutoff);

/** All that the figures of closing look at; the rest would be kept for nothing. */
const trimmed = (found: EvaluatedCase): EvaluatedCase => ({ ...found, stages: [], tasks: [] });

/** One figure of closing by place, kept up case by case and as time goes by. */
export interface PlaceShares {
  /** Takes a case as it is now in place of what it was; undefined: it is no longer among those that are asked about. */
  put(caseId: string, found: EvaluatedCase | undefined): void;
  /** Looks again at what may read otherwise since, up to a later instant. */
  advance(asOf: number): void;
  /** Places that have a case in the denominator, in the order of their codes. */
  result(): readonly PlaceShare[];
}

/**
 * How many cases of each place are in the numerator and the denominator of a figure, as `createTally` counts them. Of each
 * case that counts only where and how is kept, so that a later change can take it out again.
 */
export const createPlaceShares = (
  figure: Extract<FigureName, 'closed' | 'closed-on-time'>,
  span: Omit<Period, 'asOf'>,
  asOf: number,
  filter: EvaluationFilter,
): PlaceShares => {
  let period: Period = { ...span, asOf };
  /** Numerator and denominator of each place that ever had one. */
  const shares = new Map<string, { numerator: number; denominator: number }>();
  /** The places a case counts for, one entry for all cases with the same ones. */
  const places = new Map<string, readonly string[]>();
  const met = new Map<string, readonly string[]>();
  const missed = new Map<string, readonly string[]>();
  const waiting = new Map<string, EvaluatedCase>();

  const count = (codes: readonly string[], numerator: number, denominator: number): void => {
    for (const code of codes) {
      let share = shares.get(code);
      if (!share) shares.set(code, (share = { numerator: 0, denominator: 0 }));
      share.numerator += numerator;
      share.denominator += denominator;
    }
  };
  const forget = (caseId: string): void => {
    const [was, wasMissed] = [met.get(caseId), missed.get(caseId)];
    if (was) count(was, -1, -1);
    if (wasMissed) count(wasMissed, 0, -1);
    met.delete(caseId);
    missed.delete(caseId);
    waiting.delete(caseId);
  };
  const placesOf = (found: EvaluatedCase): readonly string[] => {
    const key = `${placeOf(found)} ${found.gridCode ?? ''}`;
    let codes = places.get(key);
    if (!codes) places.set(key, (codes = codesOf(found)));
    return codes;
  };
  const judge = (found: EvaluatedCase): void => {
    const { caseId } = found;
    const verdict = JUDGES[figure](found, period, filter);
    if (verdict === 'numerator') {
      met.set(caseId, placesOf(found));
      count(placesOf(found), 1, 1);
    } else if (verdict === 'rest') {
      missed.set(caseId, placesOf(found));
      count(placesOf(found), 0, 1);
    }
    if (mayChange(found, cutoffOf(period))) waiting.set(caseId, found);
  };

  return {
    put: (caseId, found) => {
      forget(caseId);
      if (found && fits(found, filter)) judge(trimmed(found));
    },
    advance: (now) => {
      if (now <= period.asOf) return;
      period = { ...span, asOf: now };
      for (const found of [...waiting.values()]) {
        forget(found.caseId);
        judge(found);
      }
    },
    result: () =>
      [...shares]
        .filter(([, { denominator }]) => denominator > 0)
        .map(([code, share]) => ({ code, ...share }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
};
