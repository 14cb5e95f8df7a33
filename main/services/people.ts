import type { Person, Role } from '../../preload/contract';
import { areaUnder } from '../domain';
import type { Context } from './context';

export interface PersonEntry {
  readonly rev: number;
  readonly person: Person;
}

/** A department's desk and an observer have no need of them. */
const SHOWN_NONE: ReadonlySet<Role> = new Set<Role>(['department', 'observer']);

/**
 * Whose people a seat is shown: those of its area, if its work needs them (Personal Information Protection Law,
 * article 6: the minimum that the purpose needs).
 */
const peopleArea = (context: Context): string | undefined => {
  const seat = context.getSeat();
  return SHOWN_NONE.has(seat.role) ? undefined : seat.area;
};

/** Whether this seat is told anything of people, be it that one is gone. */
export const seesPeople = (context: Context): boolean => peopleArea(context) !== undefined;

/** All people in care that the seat is shown, by id. */
export const peopleInScope = (context: Context): readonly PersonEntry[] => {
  const area = peopleArea(context);
  return area === undefined ? [] : [...context.store.read.people(area)].sort((a, b) => (a.person.id < b.person.id ? -1 : 1));
};

/** The same rule for one person in hand. Grid codes begin with their village's. */
export const personInScope = (context: Context, person: Person): boolean => {
  const area = peopleArea(context);
  return area !== undefined && areaUnder(context.names.grid(person.gridCode)?.area ?? person.gridCode, area);
};
