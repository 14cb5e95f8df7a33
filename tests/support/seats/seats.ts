import type { Seat } from '../../../preload/contract';

export const TOWNSHIP = '530303101';
export const DISTRICT = '530303';
export const POWER = `power-supply-${TOWNSHIP}`;
export const EMERGENCY = `emergency-office-${TOWNSHIP}`;

/** A chair at the console: its role, where it sits, and whose tasks are its own. */
export interface Chair {
  readonly name: string;
  readonly role: Seat['role'];
  readonly area: string;
  readonly departmentId?: string;
  /** Department whose tasks it carries out; absent for the seats of a centre. */
  readonly own?: string;
}

export const committeeOf = (village: string): string => `village-committee-${village}`;

/** Every seat there is, and each also at a place where less is its own. */
export const chairsOf = (village: string, neighbour: string) =>
  [
    { name: 'dispatcher', role: 'dispatcher', area: TOWNSHIP },
    { name: 'shift lead', role: 'lead', area: TOWNSHIP },
    { name: 'village duty room', role: 'village', area: village, own: committeeOf(village) },
    { name: 'duty room next door', role: 'village', area: neighbour, own: committeeOf(neighbour) },
    { name: 'department desk', role: 'department', area: TOWNSHIP, departmentId: POWER, own: POWER },
    { name: 'another department', role: 'department', area: TOWNSHIP, departmentId: EMERGENCY, own: EMERGENCY },
    { name: 'district dispatcher', role: 'dispatcher', area: DISTRICT },
    { name: 'observer', role: 'observer', area: TOWNSHIP },
  ] as const satisfies readonly Chair[];
export type ChairName = ReturnType<typeof chairsOf>[number]['name'];
