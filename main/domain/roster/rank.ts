import type { Member } from '../../../preload/contract';

/** The order in which lists and boards name people: leaders first, then the groups, then the grids. */
export const ROLE_RANK: Readonly<Record<Member['role'], number>> = { duty: 0, 'grid-leader': 1, cadre: 2, 'grid-member': 3 };
