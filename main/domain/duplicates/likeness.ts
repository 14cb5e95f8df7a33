import { diceCoefficient } from 'dice-coefficient';
import { normalise, runsOf } from '../text-runs';

/** The beginning says what it is about; what follows only costs time. Characters. */
const COMPARED = 400;

/** Pairs of neighbouring Chinese characters, and other words whole. */
const pairsOf = (text: string): string[] =>
  runsOf(text.slice(0, COMPARED)).flatMap(({ text: run, cjk }) => {
    const letters = [...run];
    return cjk && letters.length > 1 ? letters.slice(1).map((letter, i) => letters[i]! + letter) : [run];
  });

/** A text without the names in it: two reports from one village are not alike because both say which. */
const without = (text: string, names: readonly string[]): string =>
  names.reduce((rest, name) => (name === '' ? rest : rest.replaceAll(normalise(name), ' ')), normalise(text));

export interface Words {
  readonly title: string;
  readonly description: string;
}

/**
 * Likeness of two reports' words, 0 to 1: the Sørensen–Dice coefficient of their character pairs (L. R. Dice, Ecology
 * 26, 1945; pairs are the usual unit for Chinese, which writes no spaces), of the titles or of all words, whichever is
 * larger, because a caller's title is often another person's description.
 * @param names names of places, which count for nothing
 */
export const likenessOf = (a: Words, b: Words, names: readonly string[] = []): number => {
  const [ownTitle, otherTitle] = [pairsOf(without(a.title, names)), pairsOf(without(b.title, names))];
  const [own, other] = [a, b].map(({ description }) => pairsOf(without(description, names))) as [string[], string[]];
  return Math.max(dice(ownTitle, otherTitle), dice([...ownTitle, ...own], [...otherTitle, ...other]));
};

const dice = (a: string[], b: string[]): number => (a.length === 0 || b.length === 0 ? 0 : diceCoefficient(a, b));

/** Letters that join words; a word neither begins nor ends with one. */
const JOINING = new Set('的了着过在是和与及或被把给就也都很有个一不没我你他她它这那里上下边到从向对请来去说');
const MOST_WORDS = 12;

const trimmed = (letters: readonly string[]): string => {
  let [from, to] = [0, letters.length];
  while (from < to && JOINING.has(letters[from]!)) from += 1;
  while (to > from && JOINING.has(letters[to - 1]!)) to -= 1;
  return letters.slice(from, to).join('');
};

/** Stretches of a run, two characters or more, that the other text holds too; each as long as can be. */
const stretchesIn = (run: string, other: string): string[] => {
  const letters = [...run];
  const found: string[] = [];
  for (let from = 0; from + 1 < letters.length;) {
    let to = from + 1;
    while (to < letters.length && other.includes(letters.slice(from, to + 1).join(''))) to += 1;
    if (to - from >= 2) found.push(trimmed(letters.slice(from, to)));
    from = Math.max(from + 1, to - 1);
  }
  return found.filter((word) => [...word].length >= 2);
};

const wordsFoundIn = (text: string, other: string): string[] => {
  const runs = runsOf(other);
  const otherText = runs.map((run) => run.text).join('\n');
  const otherWords = new Set(runs.flatMap((run) => (run.cjk ? [] : [run.text])));
  return runsOf(text).flatMap((run) =>
    run.cjk ? stretchesIn(run.text, otherText) : run.text.length >= 2 && otherWords.has(run.text) ? [run.text] : [],
  );
};

/**
 * Words that both texts hold, the longest first, in normal form: what to mark when they stand side by side. A shorter
 * one may stand inside of a longer one, where one of the texts has it elsewhere.
 */
export const commonWords = (a: string, b: string): string[] => {
  const [own, other] = [a.slice(0, COMPARED), b.slice(0, COMPARED)];
  const found = new Set([...wordsFoundIn(own, other), ...wordsFoundIn(other, own)]);
  return [...found].sort((x, y) => y.length - x.length || (x < y ? -1 : 1)).slice(0, MOST_WORDS);
};
