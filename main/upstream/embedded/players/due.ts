import type { CaseEvent } from '../../../../preload/contract';
import { decide, uuidv7 } from '../../../domain';
import type { PlayedCase } from '../casebook';
import { seeded } from '../random';
import { additionTo } from './additions';
import { checkOf } from './checks';
import { departmentAct, type DepartmentAct } from './departments';
import type { Play } from './play';
import { departmentRemark } from './remarks';

/** The next thing somebody will do about a case. */
export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The events of it, done now; none: the rules no longer allow it. */
  readonly act: (now: number) => readonly CaseEvent[];
  /** Sequence of the case's last event that it takes into account. */
  readonly expectedSeq: number;
}

/** A department acts as its desk would: a command, decided by the rules. */
const asDecided =
  ({ rulebook, calendar, cast }: Play, { state }: PlayedCase, { seat, command }: DepartmentAct): Due['act'] =>
  (now) => {
    const given = command(now);
    const random = seeded('answered', given.commandId);
    const newId = () => uuidv7(now, random.bytes);
    const decision = decide(state, given, {
      now,
      seat,
      rulebook,
      calendar,
      newId,
      department: (id) => cast.department(id),
      member: (id) => cast.member(id),
    });
    return decision.ok ? decision.events : [];
  };

/** What happens next about a case without the console's doing; undefined: nothing. It follows from the case alone. */
export const dueOf = (play: Play, found: PlayedCase): Due | undefined => {
  const { seq: expectedSeq, state } = found;
  const said = [additionTo(play, found), checkOf(play, state)].filter((one) => one !== undefined);
  const decided = [departmentAct(play, state), departmentRemark(play, state)].filter((one) => one !== undefined);
  const dues: readonly Due[] = [
    ...said.map(({ at, event }) => ({ at, act: (now: number) => [event(now)], expectedSeq })),
    ...decided.map((act) => ({ at: act.at, act: asDecided(play, found, act), expectedSeq })),
  ];
  return dues.toSorted((a, b) => a.at - b.at)[0];
};
