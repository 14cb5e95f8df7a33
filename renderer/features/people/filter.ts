import type { CareKind, PersonRow } from '../../../preload/contract';
import { visitLight } from '../../kit/visits';

export interface PeopleFilter {
  readonly words: string;
  readonly kind: CareKind | '';
  readonly village: string;
  readonly overdue: boolean;
}
export const noFilter: PeopleFilter = { words: '', kind: '', village: '', overdue: false };
export const isFiltered = (filter: PeopleFilter): boolean =>
  filter.words.trim() !== '' || filter.kind !== '' || filter.village !== '' || filter.overdue;

/** Only what is shown can be found: the row holds nothing else. */
const textOf = (person: PersonRow): string =>
  [person.name, person.gridName, person.gridCode, person.villageName, person.address, person.responsibleName].join(' ').toLowerCase();

export const fits = (person: PersonRow, { words, kind, village, overdue }: PeopleFilter, now: number): boolean =>
  (kind === '' || person.care.some((care) => care.kind === kind)) &&
  (village === '' || person.village === village) &&
  (!overdue || visitLight(person.nextDue, now) === 'red') &&
  words
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => textOf(person).includes(word));
