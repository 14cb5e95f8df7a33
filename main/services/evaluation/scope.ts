import { fail, type Input, type Result } from '../../../preload/contract';
import { areaUnder, seesMembersFigures, type EvaluationFilter } from '../../domain';
import type { Scope } from '../../ports';
import type { Context } from '../context';

type Narrowed = Pick<Input<'evaluation.read'>, 'area' | 'areaItself' | 'departmentId' | 'category' | 'memberId'>;

export interface Question {
  readonly scope: Scope;
  readonly filter: EvaluationFilter;
}

/** Whether a village is in what is asked about, as a case of it would be. */
export const placeFits = (village: string, { area, areaItself }: Pick<EvaluationFilter, 'area' | 'areaItself'>): boolean =>
  area === undefined || (areaItself ? village === area : areaUnder(village, area));

/** What the seat may ask about: its own area, of that a department its own tasks, and a member only where it is shown them. */
export const questionOf = (context: Context, { area, areaItself, departmentId, category, memberId }: Narrowed): Result<Question> => {
  const seat = context.getSeat();
  const own = seat.role === 'department' ? (seat.departmentId ?? '') : undefined;
  const refuse = (message: string) => fail('not-allowed', message, { role: seat.role });
  if (area !== undefined && !areaUnder(area, seat.area)) return refuse('the area is not in that of this seat');
  if (own !== undefined && departmentId !== undefined && departmentId !== own) return refuse('these are another department’s figures');
  if (memberId !== undefined && !seesMembersFigures(seat.role)) return refuse('this seat is not shown figures of a member');
  const department = own ?? departmentId;
  return {
    ok: true,
    value: {
      scope: { area: area ?? seat.area, departmentId: department },
      filter: { area: area ?? seat.area, areaItself, departmentId: department, category, memberId },
    },
  };
};
