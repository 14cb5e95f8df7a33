/**
 * Characters that text of a report has no use for: controls (but tab and newline), and those that reorder or hide what
 * is written (bidirectional overrides, isolates and marks; zero-width spaces; byte-order mark). The zero-width joiner
 * stays, because names of some scripts and emoji need it.
 */
const HARMFUL = /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff\ufff9-\ufffb]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that can be shown: harmful characters removed, newlines kept, broken ones marked. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(HARMFUL, '').replace(LONE_SURROGATE, '\ufffd');

/** The same for text of one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** Whether cleaning takes anything away. */
export const isUnclean = (text: string): boolean => text.search(HARMFUL) >= 0 || text.search(LONE_SURROGATE) >= 0;
