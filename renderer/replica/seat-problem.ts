import { useSettings } from '../kit';
import { useDirectory } from './directory';

export interface SeatProblem {
  readonly what: 'unknownArea' | 'unknownDepartment';
  readonly code: string;
}

/** Why nothing will ever come to this seat: the platform knows no such area or department. Undefined while it is not known yet. */
export const useSeatProblem = (): SeatProblem | undefined => {
  const { area, role, departmentId } = useSettings().seat;
  const { areas, departments } = useDirectory();
  if (areas.size > 0 && !areas.has(area)) return { what: 'unknownArea', code: area };
  const owner = role === 'department' ? departmentId : undefined;
  if (owner !== undefined && departments.size > 0 && !departments.has(owner)) return { what: 'unknownDepartment', code: owner };
  return undefined;
};
