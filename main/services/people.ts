import type { Person } from '../../preload/contract';
import { areaUnder, seesLeft, seesPeople as roleSeesPeople } from '../domain';
import type { PersonEntry } from '../ports';
import type { Context } from './context';

/** Whose people a seat is shown: those of its area, if the table of seats lets it see anybody. */
const peopleArea = (context: Context): string | undefined => {
  const seat = context.getSeat();
  return roleSeesPeople(seat.role) ? seat.area : undefined;
};

/** Whether this seat is told anything of people, be it that one is gone. */
export const seesPeople = (context: Context): boolean => peopleArea(context) !== undefined;

/** Who has left care is shown to those who can take them back, until the record is erased. */
const isShown = (context: Context, { care }: PersonEntry): boolean => care?.left === undefined || seesLeft(context.getSeat().role);

/** All people in care that the seat is shown, by id. */
export const peopleInScope = (context: Context): readonly PersonEntry[] => {
  const area = peopleArea(context);
  if (area === undefined) return [];
  return context.store.read
    .people(area)
    .filter((entry) => isShown(context, entry))
    .toSorted((a, b) => (a.person.id < b.person.id ? -1 : 1));
};

const livesIn = (context: Context, person: Person, area: string): boolean =>
  areaUnder(context.names.grid(person.gridCode)?.area ?? person.gridCode, area);

/** The same rule for one person in hand. Grid codes begin with their village's. */
export const personInScope = (context: Context, entry: PersonEntry): boolean => {
  const area = peopleArea(context);
  return area !== undefined && livesIn(context, entry.person, area) && isShown(context, entry);
};
