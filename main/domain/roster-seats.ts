import type { Role } from '../../preload/contract';

/** Seats that call and write to people of the roster: those who send them out. A department reaches them by its tasks. 通讯 */
const REACH: readonly Role[] = ['dispatcher', 'lead', 'village'];

export const mayReachMembers = (role: Role): boolean => REACH.includes(role);
