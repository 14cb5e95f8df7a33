import type { Role } from '../../../preload/contract';

/** Seats that call and write to people of the roster: those who send them out. A department reaches them by its tasks. 通讯 */
const REACH: readonly Role[] = ['dispatcher', 'lead', 'village'];

export const mayReachMembers = (role: Role): boolean => REACH.includes(role);

/** Whether the seat changes the roster by a file: the shift lead, for the seat's own area. */
export const mayImportRoster = (role: Role): boolean => role === 'lead';

/** Whether the seat changes the grids' outlines by a file: the shift lead, for the seat's own area. */
export const mayImportGrids = (role: Role): boolean => role === 'lead';

/** Seats that hold call drills and see how they went: those who call people out. 随打随通 */
const DRILL: readonly Role[] = ['dispatcher', 'lead'];

export const mayHoldDrills = (role: Role): boolean => DRILL.includes(role);

/** Whether the seat reads and writes the files of how grid members were chosen: the shift lead. 选任档案 */
export const mayKeepSelection = (role: Role): boolean => role === 'lead';
