import type { OtherFigure, OtherShare, UnaskedReason } from '../../../preload/contract';
import { mayHoldDrills, type Period } from '../../domain';
import type { Context } from '../context';
import { seesPeople } from '../people';
import { callsOf, type KeptDrills } from './reach';
import type { Question } from './scope';
import { visitsOf } from './visits';

/** The shares beside the figures of cases, in one period; of each that is not told, why. */
export interface Others {
  readonly told: readonly OtherShare[];
  readonly unasked: Readonly<Partial<Record<OtherFigure, UnaskedReason>>>;
}

/** Nothing was asked about them. */
export const NO_OTHERS: Others = { told: [], unasked: {} };

const summed = (figure: OtherFigure, villages: readonly (readonly [key: string, met: number, missed: number])[]): OtherShare => ({
  figure,
  numerator: villages.reduce((sum, [, met]) => sum + met, 0),
  denominator: villages.reduce((sum, [, met, missed]) => sum + met + missed, 0),
  villages: villages.map(([key, met, missed]) => ({ key, numerator: met, denominator: met + missed })),
});

/**
 * Visits made on time and reachability in each of these periods, as the lists of whose they are have them. Neither belongs to
 * a department or a category, and no visit to a member: where the question is narrowed so, there is none.
 */
export const othersOf = async (
  context: Context,
  drills: KeptDrills,
  { filter }: Question,
  periods: readonly Period[],
): Promise<readonly Others[]> => {
  const { role } = context.getSeat();
  const isNarrowed = filter.departmentId !== undefined || filter.category !== undefined;
  const why = (isShown: boolean, tooNarrow: boolean): UnaskedReason | undefined =>
    isShown ? (tooNarrow ? 'narrowed' : undefined) : 'hidden';
  const unasked = {
    'visited-on-time': why(seesPeople(context), isNarrowed || filter.memberId !== undefined),
    reachable: why(mayHoldDrills(role), isNarrowed),
  };
  const visits = unasked['visited-on-time'] ? undefined : await visitsOf(context, periods, filter);
  return periods.map((period, at) => ({
    unasked: Object.fromEntries(Object.entries(unasked).filter(([, reason]) => reason !== undefined)),
    told: [
      ...(visits
        ? [
            summed(
              'visited-on-time',
              visits[at]!.map(({ key, made, missed }) => [key, made.length, missed.length]),
            ),
          ]
        : []),
      ...(unasked.reachable
        ? []
        : [
            summed(
              'reachable',
              callsOf(context, drills, period, filter).map(({ key, within, missed }) => [key, within.length, missed.length]),
            ),
          ]),
    ],
  }));
};
