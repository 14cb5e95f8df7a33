import { ok, type IntakeRules, type Result } from '../../preload/contract';
import { seatMayReport, seatMayEver } from '../domain';
import type { Context } from './context';

/** What the seat may do when somebody calls, by the domain's table. */
export const createReadIntakeRules = (context: Context) => (): Result<IntakeRules> => {
  const seat = context.getSeat();
  return ok({
    mayReport: seatMayReport(seat),
    mayMerge: seatMayEver(seat, 'merge'),
    mustNameGrid: seat.area.length < 9,
    ownAreaOnly: seat.role === 'village',
  });
};
