import type { CaseEvent, Command, Department, Seat } from '../../../../preload/contract';
import { decide, evolve, uuidv7, type CaseState } from '../../../domain';
import type { Cast } from '../cast';
import { compose, type Scene } from '../compose';
import type { DemoData } from '../data';
import { seeded, type Random } from '../random';

type Without<C> = C extends Command ? Omit<C, 'commandId' | 'caseId'> : never;
/** A command as somebody gave it, without the ids that say which. */
export type Deed = Without<Command>;

/** Something somebody did, so many minutes after what went before. */
export interface Step {
  readonly after: number;
  readonly by: Seat;
  /** Looks at the case as it then was; undefined: nothing to do. */
  readonly deed: (state: CaseState, at: number) => Deed | undefined;
}

export interface Teller extends Pick<DemoData, 'script' | 'rulebook' | 'calendar'> {
  readonly cast: Cast;
  readonly seed: number;
}

/**
 * The history of one case, every step decided by the rules of the domain, so that the backlog holds nothing which
 * could not have happened. A step that the rules refuse is a mistake of the backlog and thrown.
 */
export const tell = (teller: Teller, scene: Scene, steps: readonly Step[], startedAt: number, key: string): readonly CaseEvent[] => {
  const { cast, script, rulebook, calendar, seed } = teller;
  const random: Random = seeded(seed, 'tale', key);
  const reported = compose(scene, cast, script, startedAt, seed, 'backlog', key);
  const events: CaseEvent[] = [reported];
  let state = evolve(undefined, reported)!;
  let now = startedAt;
  for (const { after, by, deed } of steps) {
    now += Math.round(after * 60_000);
    const done = deed(state, now);
    if (!done) continue;
    const newId = () => uuidv7(now, random.bytes);
    const command = { ...done, commandId: newId(), caseId: state.id } as Command;
    const decision = decide(state, command, {
      now,
      seat: by,
      rulebook,
      calendar,
      newId,
      department: (id): Department | undefined => cast.department(id),
      member: (id) => cast.member(id),
    });
    if (!decision.ok) throw new Error(`backlog case ${key}: ${command.name} refused: ${decision.refusal.message}`);
    for (const event of decision.events) {
      events.push(event);
      state = evolve(state, event)!;
    }
  }
  return events;
};
