/** Shares a whole out by weight, at least `least` to each, so that the parts add up exactly (largest remainders). */
export const shareOut = (whole: number, weights: readonly number[], least: number): readonly number[] => {
  const free = whole - least * weights.length;
  if (free < 0) throw new RangeError(`${whole} is too little for ${weights.length} parts of at least ${least}`);
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (free * weight) / sum);
  const parts = exact.map((share) => least + Math.floor(share));
  const left = whole - parts.reduce((a, b) => a + b, 0);
  const order = exact.map((share, i) => ({ i, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) parts[i]! += 1;
  return parts;
};
