import type { EvaluationGroup } from '../../../preload/contract';
import { createTally, fits, placeOf } from './tally';
import type { EvaluatedCase, EvaluationFilter, Figure, Period } from './types';

/** What is asked about, narrowed to one of a group; the same question lists the cases behind its figures. */
export const narrowedTo = (filter: EvaluationFilter, by: EvaluationGroup, key: string): EvaluationFilter =>
  by === 'area' ? { ...filter, area: key, areaItself: true } : { ...filter, departmentId: key };

const keysOf = (found: EvaluatedCase, by: EvaluationGroup, { departmentId }: EvaluationFilter): readonly string[] => {
  if (by === 'area') return [placeOf(found)];
  const departments = new Set(found.tasks.map((task) => task.departmentId));
  return [...departments].filter((id) => departmentId === undefined || id === departmentId);
};

/**
 * Figures of each village or each department, from one walk through the cases. A case that several departments work on
 * stands in the figures of each, so these do not add up to the whole.
 */
export const createGroupedTally = (period: Period, filter: EvaluationFilter, by: EvaluationGroup) => {
  const tallies = new Map<string, ReturnType<typeof createTally>>();
  return {
    add: (found: EvaluatedCase): void => {
      if (!fits(found, filter)) return;
      for (const key of keysOf(found, by, filter)) {
        let tally = tallies.get(key);
        if (!tally) tallies.set(key, (tally = createTally(period, narrowedTo(filter, by, key))));
        tally.add(found);
      }
    },
    /** Those of which something was due or left out, by key. */
    result: (): readonly { readonly key: string; readonly figures: readonly Figure[] }[] =>
      [...tallies]
        .map(([key, tally]) => ({ key, figures: tally.result().figures }))
        .filter(({ figures }) =>
          figures.some(({ numerator, rest, excluded }) => numerator.length + rest.length + Object.keys(excluded).length > 0),
        )
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  };
};
