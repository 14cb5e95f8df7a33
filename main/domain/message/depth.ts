/** Deeper than any event of ours; far from what makes a recursive function fail. */
export const MAX_DEPTH = 32;

/** Whether a value nests deeper than `most` levels of arrays and objects. Asks level by level, without recursion. */
export const isDeeper = (value: unknown, most: number = MAX_DEPTH): boolean => {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most + 1) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
};
