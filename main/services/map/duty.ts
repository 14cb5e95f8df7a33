import { ok, type Input, type LonLat, type Output, type Result } from '../../../preload/contract';
import { cleanLine, maskName, onDutyOf } from '../../domain';
import type { Context } from '../context';
import { remembered } from '../remembered';
import type { RosterBook } from '../roster/book';

/** More than stand in a window from near. */
const MOST = 1500;

type Box = NonNullable<Input<'map.duty'>['box']>;

const isIn = ({ west, south, east, north }: Box, [lon, lat]: LonLat): boolean => lon >= west && lon <= east && lat >= south && lat <= north;

/** Who is on duty by village, and those in a box one by one, masked as in the roster. Put together once for a directory. */
export const createReadDuty = (context: Context, book: () => RosterBook) => {
  const duty = remembered(context, () => {
    const { members } = book();
    return onDutyOf(members, context.store.read.grids(context.getSeat().area), (code) => context.names.area(code));
  });
  return ({ box }: Input<'map.duty'>): Result<Output<'map.duty'>> => {
    const { onDuty, grids, without, villages, members, empty } = duty();
    return ok({
      onDuty,
      grids,
      without,
      villages: [...villages],
      members: box
        ? members
            .filter(({ at }) => isIn(box, at))
            .slice(0, MOST)
            .map(({ member: { id, name, role }, place, at: [lon, lat] }) => ({
              id,
              name: maskName(cleanLine(name)),
              role,
              place,
              lon,
              lat,
            }))
        : [],
      empty: box
        ? empty
            .filter(({ at }) => isIn(box, at))
            .slice(0, MOST)
            .map(({ code }) => code)
        : [],
    });
  };
};
