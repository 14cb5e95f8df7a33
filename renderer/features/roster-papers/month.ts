/** All of China keeps one time, UTC+8, without summer time. */
const OFFSET = 8 * 3_600_000;

/** The calendar month before the one that an instant lies in, in China; instants, the second one not in it. */
export const monthBefore = (at: number): { readonly from: number; readonly to: number } => {
  const local = new Date(at + OFFSET);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()];
  return { from: Date.UTC(year, month - 1, 1) - OFFSET, to: Date.UTC(year, month, 1) - OFFSET };
};
