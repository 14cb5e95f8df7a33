import type { DuplicateRules } from '../../../preload/contract';
import { metresBetween, type Place } from '../place';
import { commonWords, likenessOf, type Words } from './likeness';

/** A report as far as it can be compared. */
export interface Subject extends Words {
  readonly category?: string | undefined;
  /** Degrees WGS84, where it can be believed. */
  readonly place?: Place | undefined;
  /** Reported, ms. */
  readonly at: number;
  /** Names of its places: village, group, grid. */
  readonly names: readonly string[];
}

/** What two reports have in common. */
export interface Likeness {
  readonly metres?: number | undefined;
  readonly minutes: number;
  readonly sameCategory: boolean;
  readonly likeness: number;
  readonly score: number;
  readonly words: string[];
}

/**
 * Shares of the score, which is our own and a default: place and words say most, for one thing is reported by several
 * people from one spot in their own words; the category is chosen by them or guessed; the time only ranks.
 */
const SHARES = { closeness: 0.35, likeness: 0.35, category: 0.2, recency: 0.1 };
/** Where one of two places is not known. */
const UNPLACED = 0.4;

const MINUTE = 60_000;

/** What two reports have in common, without a judgement; symmetric. */
const inCommon = (a: Subject, b: Subject): Omit<Likeness, 'score'> => ({
  metres: a.place && b.place ? Math.round(metresBetween(a.place, b.place)) : undefined,
  minutes: Math.round(Math.abs(a.at - b.at) / MINUTE),
  sameCategory: a.category !== undefined && a.category === b.category,
  likeness: likenessOf(a, b, [...a.names, ...b.names]),
  words: commonWords(wordsOf(a), wordsOf(b)),
});

const scoreOf = ({ metres, minutes, sameCategory, likeness }: Omit<Likeness, 'score'>, rules: DuplicateRules): number =>
  SHARES.closeness * (metres === undefined ? UNPLACED : Math.max(0, 1 - metres / rules.metres)) +
  SHARES.likeness * likeness +
  SHARES.category * Number(sameCategory) +
  SHARES.recency * Math.max(0, 1 - minutes / (rules.hours * 60));

/** Compares two reports, however little they have in common. */
export const compareReports = (a: Subject, b: Subject, rules: DuplicateRules): Likeness => {
  const common = inCommon(a, b);
  return { ...common, score: scoreOf(common, rules) };
};

/** Near enough in space and time. Looked at first, because comparing words costs more. */
const inReach = (a: Subject, b: Subject, rules: DuplicateRules): boolean =>
  Math.abs(a.at - b.at) <= rules.hours * 60 * MINUTE && (!a.place || !b.place || metresBetween(a.place, b.place) <= rules.metres);

/** The words are alike or the category is the same; without a place for both, words have to be alike. */
const worthALook = ({ metres, sameCategory, likeness }: Likeness, rules: DuplicateRules): boolean =>
  likeness >= rules.likeness || (sameCategory && metres !== undefined);

const wordsOf = ({ title, description }: Words): string => `${title}\n${description}`;

/**
 * The cases that may be the same matter: near enough in space and time, and of the same category or alike in words. The
 * most likely first, as many as the rules show; cases of the same score stand in the order given.
 */
export const rankDuplicates = <C>(
  subject: Subject,
  others: readonly { readonly it: C; readonly subject: Subject }[],
  rules: DuplicateRules,
): { readonly it: C; readonly match: Likeness }[] =>
  others
    .filter(({ subject: other }) => inReach(subject, other, rules))
    .map(({ it, subject: other }) => ({ it, match: compareReports(subject, other, rules) }))
    .filter(({ match }) => worthALook(match, rules))
    .sort((a, b) => b.match.score - a.match.score)
    .slice(0, rules.most);
