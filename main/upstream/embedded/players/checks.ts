import type { EventOf } from '../../../../preload/contract';
import { toTimestamp, uuidv7, type CaseState } from '../../../domain';
import { seeded } from '../random';
import type { Play } from './play';

/** Seconds at pace 1 until one of the grid members who were asked has looked. */
const LOOKS = [60, 180] as const;
/** Share of checks that find something missing; never twice for a case, so that a demo comes to its end. */
const FAILS = 0.12;

/** A check that a grid member will do, and when. */
export interface Check {
  readonly at: number;
  readonly event: (now: number) => EventOf<'case.verified'>;
}

/** One of the grid members to whom the check was offered does it. 现场核查 */
export const checkOf = (play: Play, state: CaseState): Check | undefined => {
  if (state.state !== 'feedback' || state.offeredTo.length === 0 || state.offeredAt === undefined) return undefined;
  const random = seeded(play.seed, 'check', state.id, state.offeredAt);
  const by = random.pick(state.offeredTo);
  const fails = !play.storyOf(state.report.title) && state.rework === 0 && random.chance(FAILS);
  const text = random.pick(fails ? play.script.missing : play.script.operator.passes);
  return {
    at: state.offeredAt + (random.between(...LOOKS) * 1000) / play.speed,
    event: (now) => ({
      v: 1,
      id: uuidv7(now, random.bytes),
      type: 'case.verified',
      caseId: state.id,
      area: state.area,
      at: toTimestamp(now),
      actor: { kind: 'reporter', id: by, name: play.cast.member(by)?.name ?? by },
      data: { result: fails ? 'fail' : 'pass', text, by },
    }),
  };
};
