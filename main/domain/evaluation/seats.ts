import type { Role } from '../../../preload/contract';

/**
 * Which figures each seat is shown: the one place that says it. Everybody sees those of the cases it is shown anyway, a
 * department of its own tasks only. `members`: also narrowed to what one grid member reported, which says something of a
 * person, so only for whom that member works with. 席位与统计
 */
export type EvaluationSight = 'figures' | 'members';

export const EVALUATION_SIGHT: Readonly<Record<Role, EvaluationSight>> = {
  dispatcher: 'members',
  lead: 'members',
  village: 'members',
  department: 'figures',
  observer: 'figures',
};

export const seesMembersFigures = (role: Role): boolean => EVALUATION_SIGHT[role] === 'members';
