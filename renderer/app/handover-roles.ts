import type { Role } from '../../preload/contract';

/** Seats that hand a shift over; main prints the sheet for these alone. */
export const HANDOVER_ROLES: readonly Role[] = ['dispatcher', 'lead', 'village'];
