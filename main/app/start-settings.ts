import type { Seat, Settings } from '../../preload/contract';
import type { Options } from './options';

export type Started = { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly message: string };

/**
 * The settings this start runs with and remembers: what was used last, changed by what was asked for. The language
 * asked for counts for this start only and is not among them.
 */
export const startSettings = (last: Settings, options: Options): Started => {
  const role = options.role ?? (options.department === undefined ? last.seat.role : 'department');
  const departmentId = role === 'department' ? (options.department ?? last.seat.departmentId) : undefined;
  if (role === 'department' && departmentId === undefined) return { ok: false, message: '--role department needs --department ID' };
  const seat: Seat = {
    area: options.area ?? last.seat.area,
    role,
    operatorId: last.seat.operatorId,
    operatorName: last.seat.operatorName,
    ...(departmentId === undefined ? {} : { departmentId }),
  };
  const upstream = options.upstream ?? last.upstream;
  const undoSeconds = options['undo-seconds'] ?? last.undoSeconds;
  return { ok: true, settings: { ...last, seat, upstream, undoSeconds } };
};
