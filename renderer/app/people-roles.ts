import type { Role } from '../../preload/contract';

/**
 * Seats that have the place for people in care. A department works its tasks and is never told of anybody; an observer
 * keeps the place, which says why it is empty.
 */
export const hasPeoplePlace = (role: Role): boolean => role !== 'department';
