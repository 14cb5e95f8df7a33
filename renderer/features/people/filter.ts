import type { CareKind, PersonRow } from '../../../preload/contract';

export type Due = 'all' | 'overdue' | 'week';

export interface PeopleFilter {
  readonly due: Due;
  readonly text: string;
  readonly kind?: CareKind | undefined;
  /** Twelve digits. */
  readonly village?: string | undefined;
}

export const noFilter: PeopleFilter = { due: 'all', text: '' };

const DAY = 86_400_000;

/** Whole days a visit is late; 0 on the day itself and before. `nextDue` is the start of that day, local time. */
export const daysOverdue = (person: PersonRow, now: number): number => Math.max(0, Math.floor((now - person.nextDue) / DAY));

const isDue = (person: PersonRow, due: Due, now: number): boolean => {
  switch (due) {
    case 'all':
      return true;
    case 'overdue':
      return daysOverdue(person, now) > 0;
    case 'week':
      return daysOverdue(person, now) === 0 && person.nextDue - now < 7 * DAY;
  }
};

export const matches = (person: PersonRow, filter: PeopleFilter, now: number): boolean => {
  if (filter.kind && !person.care.some(({ kind }) => kind === filter.kind)) return false;
  if (filter.village && person.village !== filter.village) return false;
  if (!isDue(person, filter.due, now)) return false;
  const text = `${person.name}\n${person.villageName}\n${person.gridName}\n${person.address}\n${person.responsibleName}`.toLowerCase();
  return filter.text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

export const countsOf = (people: readonly PersonRow[], now: number): Readonly<Record<Due, number>> => ({
  all: people.length,
  overdue: people.filter((person) => isDue(person, 'overdue', now)).length,
  week: people.filter((person) => isDue(person, 'week', now)).length,
});
