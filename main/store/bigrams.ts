import { runsOf } from '../domain';

/**
 * Words for a full-text index that knows no Chinese. A run of Chinese characters becomes overlapping pairs, and its
 * last character alone: 枯树倒 → 枯树 树倒 倒. So every character begins exactly one word; one character is found as
 * the beginning of a word, two as a word, more as words that follow each other. The rest (Latin words, numbers) is
 * taken whole, in lower case, and found by its beginning.
 */
const pairsOf = (run: string): string[] => {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
};

/** The words of a text, separated by spaces, as they go into the index. */
export const indexWords = (text: string): string =>
  runsOf(text)
    .flatMap((run) => (run.cjk ? pairsOf(run.text) : [run.text]))
    .join(' ');

/**
 * An FTS5 expression that finds the texts holding every word of `text` (split at white space), or undefined when there
 * is nothing to look for. Every part is quoted, so no character of the query is an operator.
 */
export const searchExpression = (text: string): string | undefined => {
  const parts = text
    .split(/\s+/u)
    .map(phraseOf)
    .filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' AND ');
};

const phraseOf = (word: string): string | undefined => {
  const runs = runsOf(word);
  const last = runs.pop();
  if (!last) return undefined;
  const words = runs.flatMap((run) => (run.cjk ? pairsOf(run.text) : [run.text]));
  if (!last.cjk) return `${quoted([...words, last.text])} *`;
  const pairs = pairsOf(last.text);
  // The lone last character ends a run in the index but not in the query: what is looked for may go on.
  return pairs.length === 1 ? `${quoted([...words, ...pairs])} *` : quoted([...words, ...pairs.slice(0, -1)]);
};

/** Words hold letters and digits only, so there is no quotation mark to double. */
const quoted = (words: readonly string[]): string => `"${words.join(' ')}"`;

/** More words than a title and a few sentences have would only slow the search down. */
const MOST_WORDS = 60;

/**
 * An FTS5 expression that finds the texts holding any word of `text`: pairs of Chinese characters, other words whole.
 * Undefined when there is nothing to look for.
 */
export const anyWordExpression = (text: string): string | undefined => {
  const words = runsOf(text).flatMap((run) => (run.cjk ? pairsOf(run.text).filter((pair) => [...pair].length > 1) : [run.text]));
  const each = [...new Set(words)].slice(0, MOST_WORDS);
  return each.length === 0 ? undefined : each.map((word) => quoted([word])).join(' OR ');
};
