import { dateOf, localDay } from '../clock/local';

/** Whole years on the local date of `now`; never negative. */
export const ageOf = (birthDate: string, now: number): number => {
  const today = dateOf(localDay(now));
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return Math.max(0, today.slice(5) < birthDate.slice(5) ? years - 1 : years);
};
