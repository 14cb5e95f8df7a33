/** One shape for what looks the same: full-width letters, capitals, composed and decomposed forms, glyph variants. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Variation_Selector}/gu, '')
    .toLowerCase();

const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]';
const RUN = new RegExp(`(?<cjk>${CJK}+)|(?:(?!${CJK})[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** Letters that stand together: a stretch of Chinese, which knows no spaces, or one word of another script. */
export interface Run {
  readonly text: string;
  readonly cjk: boolean;
}

/** The runs of a text in normal form; what is no letter or digit only separates them. */
export const runsOf = (text: string): Run[] =>
  [...normalise(text).matchAll(RUN)].map((match) => ({ text: match[0], cjk: match.groups?.['cjk'] !== undefined }));
