export type Strength = 'short' | 'weak' | 'fair' | 'strong';

/**
 * A rough estimate in bits: the sizes of the alphabets used, times the characters that do not merely repeat or count
 * on. It only hints; any passphrase of eight characters is taken.
 */
export const estimateBits = (text: string): number => {
  const characters = [...text];
  const has = (pattern: RegExp) => pattern.test(text);
  const alphabet =
    (has(/[a-z]/) ? 26 : 0) +
    (has(/[A-Z]/) ? 26 : 0) +
    (has(/\d/) ? 10 : 0) +
    (has(/[^\da-zA-Z\p{Script=Han}]/u) ? 30 : 0) +
    (has(/\p{Script=Han}/u) ? 2000 : 0);
  const fresh = characters.filter((character, index) => {
    const step = character.codePointAt(0)! - (characters[index - 1]?.codePointAt(0) ?? -10);
    return Math.abs(step) > 1;
  });
  return Math.max(1, Math.min(fresh.length, new Set(characters).size * 2)) * Math.log2(Math.max(2, alphabet));
};

export const strengthOf = (text: string): Strength => {
  if (text.length < 8) return 'short';
  const bits = estimateBits(text);
  return bits < 45 ? 'weak' : bits < 70 ? 'fair' : 'strong';
};
