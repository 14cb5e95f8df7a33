/** Deeper than any event of ours; far from what makes a recursive function fail. */
export const MAX_DEPTH = 32;

/** Whether a value nests deeper than `most` levels of arrays and objects. Goes no deeper itself. */
export const isDeeper = (value: unknown, most: number = MAX_DEPTH): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return most < 0 || Object.values(value).some((item) => isDeeper(item, most - 1));
};
