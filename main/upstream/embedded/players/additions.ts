import type { EventOf } from '../../../../preload/contract';
import { toTimestamp, uuidv7 } from '../../../domain';
import type { PlayedCase } from '../casebook';
import { seeded } from '../random';
import type { Play } from './play';

/** Share of reporters who add something while they wait, and when, in seconds. */
const SHARE = 0.22;
const AFTER = [80, 260] as const;
const AFTER_IN_STORY = 45;
const WAITING = ['received', 'filed', 'dispatched', 'handling'];

/** Something a reporter will add, and when. */
export interface Addition {
  readonly at: number;
  readonly event: (now: number) => EventOf<'case.noted'>;
}

/** The reporter of a live case adds a word once, as long as nobody has come. */
export const additionTo = (play: Play, { state, additions }: PlayedCase): Addition | undefined => {
  const { report, id } = state;
  if (additions > 0 || report.at < play.begun || !report.reporter || !WAITING.includes(state.state)) return undefined;
  const story = play.storyOf(report.title);
  const random = seeded(play.seed, 'addition', id);
  if (!story && !random.chance(SHARE)) return undefined;
  const seconds = story ? AFTER_IN_STORY : random.between(...AFTER);
  const { id: who, name } = report.reporter;
  const text = story ? story.addition : random.pick(play.script.additions);
  return {
    at: report.at + (seconds * 1000) / play.speed,
    event: (now) => ({
      v: 1,
      id: uuidv7(now, random.bytes),
      type: 'case.noted',
      caseId: id,
      area: state.area,
      at: toTimestamp(now),
      actor: { kind: 'reporter', id: who, name },
      data: { text },
    }),
  };
};
