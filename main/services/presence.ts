import { BehaviorSubject, type Observable } from 'rxjs';
import * as v from 'valibot';
import { MAX_LOOKED_AT, ok, PRESENCE_BEAT_MS, PresenceMessage, type Presence, type Result } from '../../preload/contract';
import { presenceSubjectOf, toTimestamp } from '../domain';
import type { PresenceNote } from '../ports';
import type { Context } from './context';
import { LookBook, PresenceBook } from './presence-book';
import { inScope } from './scope';

/** Windows are told so long after the first of what they have not heard; ms. */
const TELL_MS = 200;
/** Longer ones are nobody's honest word. */
const MAX_BODY = 4096;

export interface PresenceService {
  /** Cases open at other seats; the current value is given at once. */
  readonly presence$: Observable<Presence>;
  readonly look: (input: { windowId: string; caseId: string | null }) => Result<undefined>;
  readonly read: () => Result<Presence>;
  start(): void;
  stop(): void;
  /** Another operator or another area: what was heard is not for this seat. */
  seatChanged(): void;
}

const parse = (body: string): PresenceMessage | undefined => {
  if (body.length > MAX_BODY) return undefined;
  try {
    const parsed = v.safeParse(PresenceMessage, JSON.parse(body));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
};

/**
 * "Being viewed by": says to the other seats which cases are open here, and hears the same of them. Nothing of it is
 * stored, sent again or trusted: it keeps two operators from starting on the same case, and decides nothing.
 */
export const createPresence = (context: Context): PresenceService => {
  const { clock, store, upstream } = context;
  const seatId = context.newId();
  const others = new PresenceBook();
  const windows = new LookBook();
  const presence$ = new BehaviorSubject<Presence>({ cases: [] });
  /** Townships in which something has been said to be looked at. */
  let told = new Set<string>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let hearing: { unsubscribe(): void } | undefined;

  let publishing: ReturnType<typeof setTimeout> | undefined;

  const publish = (): void => {
    clearTimeout(publishing);
    publishing = undefined;
    const now = others.read(clock.now());
    if (JSON.stringify(now) !== JSON.stringify(presence$.value)) presence$.next(now);
  };

  const say = (subject: string, caseIds: readonly string[]): void => {
    const { operatorName: name, role } = context.getSeat();
    const message: PresenceMessage = { seatId, name, role, at: toTimestamp(clock.now()), caseIds: [...caseIds] };
    upstream.tellPresence({ subject, body: JSON.stringify(message) });
  };

  const tell = (): void => {
    const seat = context.getSeat();
    const bySubject = new Map<string, string[]>();
    for (const caseId of windows.read(clock.now())) {
      const record = store.read.case(caseId);
      if (!record || !inScope(record.index, seat)) continue;
      const subject = presenceSubjectOf(record.state.area);
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), caseId]);
    }
    for (const subject of told) if (!bySubject.has(subject)) say(subject, []);
    for (const [subject, caseIds] of bySubject) say(subject, caseIds.slice(0, MAX_LOOKED_AT));
    told = new Set(bySubject.keys());
  };

  const hear = ({ subject, body }: PresenceNote): void => {
    const message = parse(body);
    if (!message || message.seatId === seatId) return;
    others.hear(subject, message, clock.now());
    publishing ??= setTimeout(publish, TELL_MS);
  };

  return {
    presence$,
    look: ({ windowId, caseId }) => {
      windows.look(windowId, caseId, clock.now());
      tell();
      return ok(undefined);
    },
    read: () => {
      publish();
      return ok(presence$.value);
    },
    start: () => {
      hearing = upstream.presence$.subscribe(hear);
      timer = setInterval(() => {
        try {
          tell();
          publish();
        } catch (error) {
          context.report('what is looked at could not be told', error);
        }
      }, PRESENCE_BEAT_MS);
    },
    stop: () => {
      clearInterval(timer);
      clearTimeout(publishing);
      hearing?.unsubscribe();
      for (const subject of told) say(subject, []);
      presence$.complete();
    },
    seatChanged: () => {
      others.clear();
      tell();
      publish();
    },
  };
};
