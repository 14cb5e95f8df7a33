import { isEventType, type CaseEvent, type EventType } from '../../../preload/contract';
import { toInstant } from '../clock/local';
import type { AnyEvent, CaseState } from '../types';
import { checking } from './checking';
import { disputes } from './disputes';
import { filing } from './filing';
import type { Handler, Handlers } from './handler';
import { remarks } from './remarks';
import { begin } from './report';
import { requests } from './requests';
import { tasks } from './tasks';
import { time } from './time';

const handlers = { ...filing, ...checking, ...time, ...tasks, ...remarks, ...requests, ...disputes } satisfies Handlers<EventType>;

const isKnown = (event: AnyEvent): event is CaseEvent => isEventType(event.type);

/**
 * The case after an event. Never throws on an event that parses. An event of an unknown type, of another case, or one
 * that makes no sense in this state changes nothing: the same object comes back.
 */
export const evolve = (state: CaseState | undefined, event: AnyEvent): CaseState | undefined => {
  const at = toInstant(event.at);
  if (!isKnown(event) || at === undefined) return state;
  if (!state) return event.type === 'case.reported' ? begin(event, at) : undefined;
  if (event.caseId !== state.id) return state;
  // The table above pairs each type with its own handler; only the pairing of this one lookup is beyond the compiler.
  return (handlers[event.type] as Handler<EventType>)(state, event, at);
};

/** The case after all these events, from the beginning or from a state folded earlier. */
export const fold = (events: Iterable<AnyEvent>, from?: CaseState): CaseState | undefined => {
  let state = from;
  for (const event of events) state = evolve(state, event);
  return state;
};
