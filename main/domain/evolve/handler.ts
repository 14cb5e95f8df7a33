import type { EventOf, EventType } from '../../../preload/contract';
import type { CaseState } from '../types';

/** One event type on a case that exists; `at` is the event's own time. Gives `state` itself back when nothing changes. */
export type Handler<T extends EventType> = (state: CaseState, event: EventOf<T>, at: number) => CaseState;
export type Handlers<T extends EventType> = { readonly [K in T]: Handler<K> };
