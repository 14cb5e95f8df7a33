import type { Light, LookInState, PersonRow } from '../../preload/contract';

const DAY = 86_400_000;
/** Days before the due day at which the light turns. */
const SOON_DAYS = 3;

/** Whole days from today to the due day: 0 today (not -0), negative overdue. `nextDue` is the start of the due day. */
export const daysToVisit = (nextDue: number, now: number): number => Math.ceil((nextDue - now) / DAY) + 0;

/** A visit is due during its whole day, and overdue when that has ended. */
export const visitLight = (nextDue: number, now: number): Light => {
  const days = daysToVisit(nextDue, now);
  if (days < 0) return 'red';
  return days <= SOON_DAYS ? 'yellow' : 'green';
};

const NOT_MADE: readonly LookInState[] = ['late', 'missed'];

/** A visit or a look-in that should have been made by now was not. */
export const isOverdue = ({ nextDue, plan }: PersonRow, now: number): boolean =>
  visitLight(nextDue, now) === 'red' || plan.today.some(({ state }) => NOT_MADE.includes(state));

/** Somebody has to go today: the visit is due, or a look-in is still to be made. */
export const isDueOn = ({ nextDue, plan }: PersonRow, now: number): boolean =>
  daysToVisit(nextDue, now) === 0 || plan.today.some(({ state }) => state !== 'done');

/** The light of a person in care: the visit's, red as well where a look-in was not made. */
export const personLight = (person: PersonRow, now: number): Light => (isOverdue(person, now) ? 'red' : visitLight(person.nextDue, now));
