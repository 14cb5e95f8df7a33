import type { NatsConnection } from '@nats-io/transport-node';
import { BehaviorSubject, distinctUntilChanged, map, Subject } from 'rxjs';
import type { Login } from '../../../preload/contract';
import type { Clock, Inbox, PresenceNote, Upstream } from '../../ports';
import { dial, type Address } from './dial';
import { faultOf, type Fault } from './faults';
import { initialLink, linkOf, step, type Signal } from './link';
import { getMedia, putMedia } from './media';
import { createObjectGetter } from './objects/get-object';
import { createPause } from './pause';
import { hearPresence, tellPresence } from './presence';
import { publish } from './publish';
import { putGrids, putRoster } from './roster';
import { openSession, type Session } from './session';
import { inboxOf } from './topology';

export interface JetStreamOptions {
  readonly address: Address;
  /** Asked at every attempt: it may have been changed meanwhile. */
  readonly login: () => Login;
  /** District (6 digits), township (9) or village (12) that the console is in charge of. */
  readonly area: string;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** How often the windows are told of progress, ms. */
const PROGRESS_MS = 150;

const NO_LINE = { kind: 'unreachable', reason: 'no line to the platform' } as const;

/** The platform behind a line: NATS JetStream. Dials without end, and starts anew from the cache after every break. */
export const createJetStream = ({ address, login, area, clock, chance }: JetStreamOptions): Upstream => {
  const state$ = new BehaviorSubject(initialLink);
  const signal = (what: Signal): void => state$.next(step(state$.value, what));
  const pause = createPause();
  const presence$ = new Subject<PresenceNote>();
  const getter = createObjectGetter();
  let session: Session | undefined;
  let dialled: NatsConnection | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let halt: (error: Error) => void = () => {};
  const halted = new Promise<never>((_, reject) => (halt = reject));
  halted.catch(() => {});
  /** What was applied may be nothing only as long as this console has worked with no platform. */
  let fresh = true;

  const progress = (): void => {
    const { value } = state$;
    const behind = session?.behind() ?? 0;
    if (stopped || !session || (value.kind === 'online' && behind === 0)) return;
    const now = clock.now();
    // A clock that was set back has told nothing yet.
    if (behind > 0 && now >= toldAt && now - toldAt < PROGRESS_MS) return;
    toldAt = now;
    signal({ type: 'progress', behind, now });
  };
  let toldAt = 0;

  /** One connection from dial to end; hands back what ended it. */
  const connectOnce = async (inbox: Inbox): Promise<Fault> => {
    try {
      const dialling = dial(address, login(), inboxOf(area), `griddesk ${area}`);
      // An attempt cannot be called off; at the end nobody waits for it.
      void dialling.then((late) => (stopped ? late.close() : undefined)).catch(() => {});
      dialled = await Promise.race([dialling, halted]);
      if (!stopped) {
        session = await openSession({ connection: dialled, area, inbox, fresh });
        fresh = false;
        hearPresence(dialled, area, (note) => presence$.next(note));
        const { warnings, withheld } = session;
        signal({ type: 'up', behind: session.behind(), warnings, withheld, now: clock.now() });
        await session.deliver(progress);
      }
      return faultOf(undefined);
    } catch (error) {
      return faultOf(error);
    } finally {
      await (session ?? dialled)?.close().catch(() => {});
      session = undefined;
      dialled = undefined;
    }
  };

  const run = async (inbox: Inbox): Promise<void> => {
    while (!stopped) {
      signal({ type: 'dial' });
      const fault = await connectOnce(inbox);
      if (stopped) return;
      const at = { now: clock.now(), chance: chance() };
      signal(fault.kind === 'lost' ? { type: 'lost', ...fault, ...at } : { type: 'refused', ...fault, ...at });
      const { value } = state$;
      if ('nextAttemptAt' in value) await pause.wait(value.nextAttemptAt - clock.now());
    }
  };

  return {
    line$: state$.pipe(
      map(linkOf),
      distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
    ),
    start: async (from, inbox) => {
      fresh = from.seq === 0;
      running = run(inbox);
    },
    publish: async (message) => (session ? publish(session.client, session.manager, message) : NO_LINE),
    media: async (name, most) => {
      if (!session) throw new Error(NO_LINE.reason);
      return getMedia(getter, session.connection, name, most);
    },
    putMedia: async (name, media, go) => (session ? putMedia(session.connection, name, media, go) : NO_LINE),
    putRoster: async (entries) => (session ? putRoster(session.client, entries) : NO_LINE),
    putGrids: async (entries) => (session ? putGrids(session.client, entries) : NO_LINE),
    presence$,
    tellPresence: (note) => void (session && tellPresence(session.connection, note)),
    retry: () => pause.end(),
    stop: async () => {
      stopped = true;
      halt(new Error('the console is closing'));
      pause.end();
      await (session ?? dialled)?.close().catch(() => {});
      await running;
    },
  };
};
