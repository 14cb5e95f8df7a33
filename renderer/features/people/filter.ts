import type { CareKind, PersonRow } from '../../../preload/contract';
import { daysToVisit, isDueOn, isOverdue } from '../../kit/visits';

/** When the next visit is due, as asked for. */
export const DUE_SPANS = ['overdue', 'today', 'week'] as const;
export type DueSpan = (typeof DUE_SPANS)[number];

export interface PeopleFilter {
  readonly words: string;
  readonly kind: CareKind | '';
  readonly village: string;
  readonly grid: string;
  /** Risk or need, 0–5, as text. */
  readonly level: string;
  readonly due: DueSpan | '';
}
export const noFilter: PeopleFilter = { words: '', kind: '', village: '', grid: '', level: '', due: '' };
export const isFiltered = (filter: PeopleFilter): boolean => Object.values(filter).some((value: string) => value.trim() !== '');

/** Only what is shown can be found: the row holds nothing else. */
const textOf = (person: PersonRow): string =>
  [person.name, person.gridName, person.gridCode, person.villageName, person.address, person.responsibleName].join(' ').toLowerCase();

const DAY = 86_400_000;
/** Days from today to Sunday, the last day of the week (GB/T 7408.1: Monday begins it); 1970-01-01 was a Thursday. */
const daysToSunday = (now: number): number => 6 - ((Math.floor((now + 8 * 3_600_000) / DAY) + 3) % 7);

const dueWithin = (person: PersonRow, due: DueSpan, now: number): boolean => {
  if (due === 'overdue') return isOverdue(person, now);
  if (due === 'today') return isDueOn(person, now);
  const days = daysToVisit(person.nextDue, now);
  return isDueOn(person, now) || (days >= 0 && days <= daysToSunday(now));
};

const CHECKS: { readonly [K in keyof PeopleFilter]: (person: PersonRow, wanted: PeopleFilter[K] & string, now: number) => boolean } = {
  words: (person, words) =>
    words
      .trim()
      .toLowerCase()
      .split(/\s+/)
      .every((word) => textOf(person).includes(word)),
  kind: (person, kind) => person.care.some((care) => care.kind === kind),
  village: (person, village) => person.village === village,
  grid: (person, grid) => person.gridCode === grid,
  level: (person, level) => person.care.some((care) => String(care.level) === level),
  due: (person, due, now) => due === '' || dueWithin(person, due, now),
};

export const fits = (person: PersonRow, filter: PeopleFilter, now: number): boolean =>
  (Object.keys(CHECKS) as (keyof PeopleFilter)[]).every(
    (by) => filter[by] === '' || (CHECKS[by] as (one: PersonRow, wanted: string, at: number) => boolean)(person, filter[by], now),
  );

/** What is due next decides the order: a look-in of this evening stands before tomorrow's visit. */
export const dueAt = ({ nextDue, plan }: PersonRow): number => Math.min(nextDue + DAY, plan.lookIn?.until ?? Number.POSITIVE_INFINITY);
export const byDue = (a: PersonRow, b: PersonRow): number => dueAt(a) - dueAt(b) || (a.id < b.id ? -1 : 1);
