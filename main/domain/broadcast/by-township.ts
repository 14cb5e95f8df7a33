import type { BroadcastCounts } from '../../../preload/contract';
import { districtOf, townshipOf } from '../area';

type Counts = BroadcastCounts & { readonly village: string };

/**
 * What a wall lists of a mobilisation: in a district's hall its townships, summed up, since nobody there knows 170 villages by
 * name; elsewhere the villages as they are. People of no known place stay by themselves.
 */
export const countsForWall = (villages: readonly Counts[], area: string): readonly Counts[] => {
  if (area !== districtOf(area)) return villages;
  const sums = new Map<string, Counts>();
  for (const { village, ...counts } of villages) {
    const township = townshipOf(village);
    const sum = sums.get(township);
    sums.set(township, {
      village: township,
      sent: (sum?.sent ?? 0) + counts.sent,
      delivered: (sum?.delivered ?? 0) + counts.delivered,
      read: (sum?.read ?? 0) + counts.read,
      answered: (sum?.answered ?? 0) + counts.answered,
    });
  }
  return [...sums.values()];
};
