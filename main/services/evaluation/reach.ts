import { fail, ok, type FirstCall, type Input, type Output, type Result } from '../../../preload/contract';
import {
  cleanLine,
  judgeFirstCall,
  maskName,
  mayHoldDrills,
  villageOfPlace,
  type Drawn,
  type EvaluationFilter,
  type Period,
} from '../../domain';
import type { Context } from '../context';
import type { Drills } from '../roster/drills';
import { placeFits, questionOf } from './scope';

export type KeptDrills = Pick<Drills, 'kept'>;

interface Called {
  readonly drillId: string;
  readonly person: Drawn;
}
export interface CallsOfVillage {
  readonly key: string;
  readonly within: readonly Called[];
  readonly missed: readonly Called[];
}

/**
 * First calls of this console's drills in a period, by village in the order of their codes, the latest call first: those that
 * the roster's figure of reachability counts.
 */
export const callsOf = (
  { roster }: Context,
  { kept }: KeptDrills,
  period: Period,
  filter: Pick<EvaluationFilter, 'area' | 'areaItself' | 'memberId'>,
): CallsOfVillage[] => {
  const villages = new Map<string, { within: Called[]; missed: Called[] }>();
  const calls = kept().flatMap(({ drillId, people }) => people.map((person) => ({ drillId, person })));
  const begun = ({ person }: Called): number => person.calls[0]?.at ?? 0;
  for (const call of calls.toSorted((a, b) => begun(b) - begun(a))) {
    const { person } = call;
    const village = villageOfPlace(person.area);
    if (!placeFits(village, filter) || (filter.memberId !== undefined && filter.memberId !== person.memberId)) continue;
    const verdict = judgeFirstCall(person, period, roster.drills);
    if (!verdict) continue;
    let found = villages.get(village);
    if (!found) villages.set(village, (found = { within: [], missed: [] }));
    found[verdict].push(call);
  }
  return [...villages].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, found]) => ({ key, ...found }));
};

/** 可达率: the first calls of a period, answered within the limit or not. For seats that hold call drills. */
export const createReachFigure =
  (context: Context, drills: KeptDrills) =>
  async ({ period, asOf, ...narrowed }: Input<'evaluation.reach'>): Promise<Result<Output<'evaluation.reach'>>> => {
    const { role } = context.getSeat();
    if (!mayHoldDrills(role)) return fail('not-allowed', 'this seat holds no call drills', { role });
    const question = questionOf(context, narrowed);
    if (!question.ok) return question;
    const told = ({ drillId, person: { memberId, role: memberRole, calls } }: Called): FirstCall[] => {
      const [first] = calls;
      if (!first?.ended) return [];
      const member = context.names.member(memberId);
      const { at, ended } = first;
      return [
        {
          drillId,
          memberId,
          name: member ? maskName(cleanLine(member.name)) : '',
          role: memberRole,
          at,
          answered: ended.result === 'answered',
          ms: ended.at - at,
        },
      ];
    };
    const asked = { ...period, asOf: Math.min(asOf, context.clock.now()) };
    return ok({
      answerSeconds: context.roster.drills.answerSeconds,
      villages: callsOf(context, drills, asked, question.value.filter).map(({ key, within, missed }) => ({
        key,
        within: within.flatMap(told),
        missed: missed.flatMap(told),
      })),
    });
  };
