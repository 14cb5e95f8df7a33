import { setTimeout as sleep } from 'node:timers/promises';
import type { Subscription } from 'rxjs';
import { subjectOf } from '../domain';
import type { Line, OutboxEntry, PublishAnswer } from '../ports';
import { backoff, waits } from './backoff';
import type { Context } from './context';
import { keptName } from './kept-command';
import { isHeld } from './waiting/held';
import { markDone, markStored, nextEvent, seenSeq, setAside, type NextEvent } from './outbox-writes';

/** Cases that are sent at the same time. Within a case there is one event under way, in order. */
const PARALLEL = 8;
/** How often what was put off is looked at, ms. */
const TICK_MS = 500;

/** Whether messages can go out now; while old ones still come in they can. */
const isUp = ({ kind }: Line): boolean => kind === 'online' || kind === 'catching-up' || kind === 'embedded';

export interface Outbox {
  start(): void;
  /** There may be something to send; of these cases at once, even if they were put off. */
  kick(caseIds?: Iterable<string>): void;
  /** Whether the platform has been asked to take this entry. */
  begun(entry: OutboxEntry): boolean;
  /** Sends what can be sent, for so many milliseconds at most; without a line nothing can. */
  drain(ms: number): Promise<void>;
  /** Lets what is under way finish. */
  stop(): Promise<void>;
}

/** Sends what the store holds unsent; keeps nothing of its own that a restart could lose. */
export const createOutbox = (context: Context): Outbox => {
  const { store, upstream, clock } = context;
  const running = new Map<string, Promise<void>>();
  /** Cases to be sent whatever their next attempt says: something new has been learned. */
  const ready = new Set<string>();
  /** Commands that the platform has been asked to take, until it is done with them: they have left. */
  const asked = new Set<string>();
  let up = false;
  let kind: Line['kind'] | undefined;
  let started = false;
  /** No answer came: until then nothing is tried. */
  let heldUntil = 0;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let subscription: Subscription | undefined;

  const sending = () => started && up && !waits(heldUntil, clock.now());

  const tick = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      carefully(() => {
        pump();
        if (started && store.read.pendingCount() > 0) tick();
      });
    }, TICK_MS);
  };

  const holdBack = (message: string, error: unknown): void => {
    context.report(message, error);
    heldUntil = clock.now() + backoff(failures++, context.random);
    tick();
  };

  /** Nobody waits for what the outbox does, and whoever woke it (a command that is saved, say) must not fail with it. */
  const carefully = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      holdBack('outbox: what is unsent could not be read', error);
    }
  };

  const putOff = (entry: OutboxEntry): void => {
    store.write((tx) => tx.postpone(entry.id, clock.now() + backoff(entry.attempts, context.random)));
    tick();
  };

  const send = async ({ envelope, expectedSeq }: NextEvent): Promise<PublishAnswer> => {
    const answer = await upstream.publish({
      subject: subjectOf(envelope.area, envelope.caseId),
      id: envelope.id,
      expectedSeq,
      // The platform keeps the end of the audit for us: see 0032.
      body: JSON.stringify({ ...envelope, audit: store.read.auditEnd() }),
    });
    if (answer.kind === 'unreachable') {
      heldUntil = clock.now() + backoff(failures++, context.random);
      tick();
    } else failures = 0;
    return answer;
  };

  /** One step of a case. False: nothing more can be done for it now. */
  const step = async (caseId: string): Promise<boolean> => {
    const entry = store.read.outboxOfCase(caseId)[0];
    // Those behind it wait with it: a case's commands are sent in the order they were given.
    if (!entry || isHeld(entry, clock.now())) return false;
    // The platform counts what happened to this case and not to the one it goes into: that has to be read first.
    if (kind === 'catching-up' && keptName(entry.command) === 'merge') {
      putOff(entry);
      return false;
    }
    const next = nextEvent(context, entry);
    if (!next) {
      markDone(context, entry);
      return true;
    }
    asked.add(entry.commandId);
    const answer = await send(next);
    switch (answer.kind) {
      case 'stored':
        markStored(context, entry, next.envelope.id, answer.seq);
        asked.delete(entry.commandId);
        context.changed$.next({ caseIds: [caseId] });
        return true;
      case 'refused':
        setAside(context, entry, next.envelope.id, answer.reason);
        asked.delete(entry.commandId);
        context.changed$.next({ caseIds: [caseId] });
        return true;
      case 'conflict':
        // The newer events have been applied while we asked, and the command was decided again with them: go on.
        if (seenSeq(context, next.envelope) !== next.expectedSeq) return true;
        // Else they are on their way; their arrival kicks this case.
        putOff(entry);
        return false;
      case 'unreachable':
        putOff(entry);
        return false;
    }
  };

  const run = async (caseId: string): Promise<void> => {
    try {
      while (sending() && (await step(caseId)));
    } catch (error) {
      // The disk does not take the answer. Nothing is lost: the platform knows the event by its id when asked again.
      holdBack('outbox: an answer could not be stored', error);
    }
  };

  const pump = (): void => {
    if (!sending()) return;
    const heads = store.read.outboxHeads(clock.now(), PARALLEL + running.size).map((entry) => entry.caseId);
    for (const caseId of [...ready, ...heads]) {
      if (running.size >= PARALLEL) return;
      if (running.has(caseId)) continue;
      ready.delete(caseId);
      running.set(
        caseId,
        run(caseId).finally(() => {
          running.delete(caseId);
          carefully(pump);
        }),
      );
    }
  };

  const onLine = (now: Line): void => {
    // Also when it has caught up: what failed while old messages still came in was put off for a line that is better now.
    const better = isUp(now) && (!up || (now.kind === 'online' && kind !== 'online'));
    up = isUp(now);
    kind = now.kind;
    if (!better) return;
    heldUntil = 0;
    failures = 0;
    carefully(() => {
      for (const entry of store.read.outboxHeads(Number.MAX_SAFE_INTEGER, 1000)) ready.add(entry.caseId);
      pump();
    });
  };

  return {
    start: () => {
      started = true;
      subscription = upstream.line$.subscribe(onLine);
    },
    kick: (caseIds = []) =>
      carefully(() => {
        for (const caseId of store.read.casesInOutbox([...caseIds])) ready.add(caseId);
        pump();
      }),
    drain: async (ms) => {
      carefully(pump);
      const end = performance.now() + ms;
      // One case's end begins the next.
      while (running.size > 0 && performance.now() < end) {
        const late = new AbortController();
        const over = sleep(end - performance.now(), undefined, { signal: late.signal }).catch(() => undefined);
        await Promise.race([Promise.all(running.values()), over]);
        late.abort();
      }
    },
    begun: ({ commandId }) => asked.has(commandId),
    stop: async () => {
      started = false;
      subscription?.unsubscribe();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
};
