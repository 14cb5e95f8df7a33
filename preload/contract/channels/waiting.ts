import * as v from 'valibot';
import { COMMAND_NAMES } from '../commands';
import { Code, Id, Millis, type Of } from '../scalars';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A command that is saved and has not left the house yet: until then it can be taken back. 待发出的操作 */
export const WaitingCommand = v.strictObject({
  commandId: Id,
  caseId: Id,
  number: v.string(),
  title: v.string(),
  command: v.picklist(COMMAND_NAMES),
  /** Ids of the departments a dispatch goes to. */
  departments: v.array(Code),
  givenAt: Millis,
  /** When it goes. */
  until: Millis,
  /** So many commands given after it go back with it. */
  later: count,
});
export type WaitingCommand = Of<typeof WaitingCommand>;

/** In the order they were given. */
export const Waiting = v.strictObject({ commands: v.array(WaitingCommand) });
export type Waiting = Of<typeof Waiting>;

export const waitingChannels = {
  /** What waits at this seat. */
  'cases.waiting': { input: v.undefined(), output: Waiting },
  /**
   * The case is what it was before the command, and so is everything that followed from it: what was given after it on
   * the same case goes back with it. `wrong-state`: it has left.
   */
  'cases.takeBack': {
    input: v.strictObject({ commandId: Id }),
    output: v.strictObject({
      /** Oldest first; the one asked for is among them. */
      taken: v.array(v.strictObject({ commandId: Id, caseId: Id, command: v.picklist(COMMAND_NAMES) })),
    }),
  },
  /** It need not wait any longer, nor what was given before it on the same case; absent: nothing of this seat. */
  'cases.sendNow': { input: v.strictObject({ commandId: v.optional(Id) }), output: v.undefined() },
} as const;
