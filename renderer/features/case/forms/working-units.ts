import type { Rulebook } from '../../../../preload/contract';

/** Working time in whole working days where it comes out even, else in hours; a working day is as long as the rulebook says. */
export const workingUnits = (
  minutes: number,
  hours: Rulebook['workingHours'],
): { readonly unit: 'days' | 'hours'; readonly count: number } => {
  const day = hours.reduce((sum, { from, to }) => sum + to - from, 0);
  return day > 0 && minutes >= day && minutes % day === 0
    ? { unit: 'days', count: minutes / day }
    : { unit: 'hours', count: Math.round(minutes / 6) / 10 };
};
