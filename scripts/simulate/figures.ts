/** What became of the messages of a while. */
export interface Figures {
  readonly published: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly unanswered: number;
  /** From handing over to the acknowledgement, ms. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Counts; `take` hands back what was counted since the last `take`, `total` everything. */
export const createTally = () => {
  const fresh = () => ({ published: 0, acknowledged: 0, refused: 0, unanswered: 0, latencies: [] as number[] });
  const all = fresh();
  let since = fresh();
  const both = (count: (tally: typeof all) => void) => [all, since].forEach(count);
  const figures = ({ latencies, ...counts }: typeof all): Figures => {
    const sorted = latencies.toSorted((a, b) => a - b);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share));
    return { ...counts, latency: { p50: p50!, p95: p95!, p99: p99!, max: sorted.at(-1) ?? 0 } };
  };
  return {
    published: () => both((tally) => (tally.published += 1)),
    acknowledged: (ms: number) =>
      both((tally) => {
        tally.acknowledged += 1;
        tally.latencies.push(ms);
      }),
    refused: () => both((tally) => (tally.refused += 1)),
    unanswered: () => both((tally) => (tally.unanswered += 1)),
    take: (): Figures => {
      const taken = figures(since);
      since = fresh();
      return taken;
    },
    total: (): Figures => figures(all),
  };
};
export type Tally = ReturnType<typeof createTally>;

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toString());

/** One line for a person. */
export const describeFigures = ({ published, acknowledged, refused, unanswered, latency }: Figures): string =>
  `published ${published}, acknowledged ${acknowledged}, refused ${refused}, no answer ${unanswered}; ` +
  `ms p50 ${ms(latency.p50)} p95 ${ms(latency.p95)} p99 ${ms(latency.p99)} max ${ms(latency.max)}`;
