import type { Category, CategoryHint } from '../../../preload/contract';
import { normalise } from '../text-runs';

const MOST = 3;

/** Categories whose words stand in the text, the one with the most characters said first. 类别建议 */
export const categoryHints = (text: string, categories: readonly Category[]): CategoryHint[] => {
  const said = normalise(text);
  const weight = ({ words }: CategoryHint): number => words.reduce((sum, word) => sum + [...word].length, 0);
  return categories
    .map(({ id, words = [] }): CategoryHint => ({ category: id, words: words.filter((word) => said.includes(normalise(word))) }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST);
};
