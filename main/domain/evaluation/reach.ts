import { isAnsweredWithin, type DrillLimits, type Drawn } from '../roster/drills';
import { isWithin } from './period';
import type { Period } from './types';

/**
 * 可达: a first call counts in the period in which it was made, once it has ended; later rounds mend nothing, as the figure
 * of the roster has it. Undefined: it does not count, or its end is not known yet.
 */
export const judgeFirstCall = (person: Drawn, period: Period, limits: DrillLimits): 'within' | 'missed' | undefined => {
  const [first] = person.calls;
  if (!first?.ended || !isWithin(first.at, period) || first.ended.at > period.asOf) return undefined;
  return isAnsweredWithin(person, limits) ? 'within' : 'missed';
};
