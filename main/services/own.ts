import type { Seat } from '../../preload/contract';

/** Whose drafts and views they are: another operator, or the same one at another seat, has others. */
export const ownerOf = ({ operatorId, role, area, departmentId }: Seat): string =>
  JSON.stringify([operatorId, role, area, departmentId ?? null]);
