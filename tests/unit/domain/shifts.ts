import fc from 'fast-check';
import { decide, evolve, fold, type AnyEvent, type CaseState, type Decision } from '../../../main/domain';
import { aimed, commandFor, events, turnOf, type Step } from './arbitrary';
import { contextAt, frozen, MONDAY, reported, STORIES } from './world';

/** The history of a story, then any events that parse; or those alone, without a beginning. */
export const histories: fc.Arbitrary<AnyEvent[]> = fc
  .tuple(fc.constantFrom(undefined, ...Object.values(STORIES)), fc.array(fc.tuple(events, fc.nat()), { maxLength: 30, size: 'max' }))
  .map(([story, more]) => {
    const history: AnyEvent[] = story ? [...story().events] : [];
    let state = fold(history);
    for (const [event, aim] of more) {
      history.push(aimed(event, aim, state));
      state = evolve(state, history.at(-1)!);
    }
    return history;
  });

/** Plays the steps and hands every decision to `see`; gives the last state. */
export const play = (shift: readonly Step[], see: (before: CaseState, decision: Decision) => void): CaseState => {
  let state = frozen(fold([reported()])!);
  let now = MONDAY;
  for (const step of shift) {
    now += step.gap;
    const { seat, name } = turnOf(step, state);
    const decision = decide(state, frozen(commandFor(name, step, state, now)), contextAt(now, seat));
    see(state, decision);
    if (decision.ok) state = frozen(fold(decision.events, state)!);
  }
  return state;
};
