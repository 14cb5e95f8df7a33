import type { PersonRow } from '../../../preload/contract';
import { DUE_SPANS, fits, type PeopleFilter } from './filter';

/** How many people each choice of a filter would show, the other filters as they are. */
export interface Facets {
  readonly kind: ReadonlyMap<string, number>;
  readonly village: ReadonlyMap<string, number>;
  readonly grid: ReadonlyMap<string, number>;
  readonly level: ReadonlyMap<string, number>;
  readonly due: ReadonlyMap<string, number>;
}

const VALUES: { readonly [K in 'kind' | 'village' | 'grid' | 'level']: (person: PersonRow) => readonly string[] } = {
  kind: ({ care }) => care.map(({ kind }) => kind),
  village: ({ village }) => [village],
  grid: ({ gridCode }) => [gridCode],
  level: ({ care }) => [...new Set(care.map(({ level }) => String(level)))],
};

export const facetsOf = (people: readonly PersonRow[], filter: PeopleFilter, now: number): Facets => {
  const count = (by: keyof typeof VALUES) => {
    const counts = new Map<string, number>();
    for (const person of people)
      if (fits(person, { ...filter, [by]: '' }, now))
        for (const value of VALUES[by](person)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  const due = DUE_SPANS.map((span) => [span, people.filter((person) => fits(person, { ...filter, due: span }, now)).length] as const);
  return { kind: count('kind'), village: count('village'), grid: count('grid'), level: count('level'), due: new Map(due) };
};
