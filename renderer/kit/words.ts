/** What somebody typed to find something, word by word, in small letters. */
export const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** All words stand in the text, whatever their order. */
export const holdsWords = (text: string, words: readonly string[]): boolean => {
  const low = text.toLowerCase();
  return words.every((word) => low.includes(word));
};
