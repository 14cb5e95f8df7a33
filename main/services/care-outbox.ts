import type { Subscription } from 'rxjs';
import { careSubject } from '../domain';
import type { UnsentCare } from '../ports';
import { backoff } from './backoff';
import { refoldCare } from './care-project';
import { putCareInTray } from './care-tray';
import type { Context } from './context';

const TICK_MS = 1000;

export interface CareOutbox {
  start(): void;
  kick(): void;
  /** Lets what is under way finish. */
  stop(): Promise<void>;
}

/** Says of an erased record that it was, and nothing else: no name, no reason. */
const erasedBody = ({ id, personId, township }: UnsentCare, at: string): string =>
  JSON.stringify({ v: 1, id, type: 'care.erased', personId, area: township, at, actor: { kind: 'system', id: 'care-plan' }, data: {} });

/**
 * Sends what was said of people in care, one event at a time, in order within a person. Events of care stand for themselves:
 * when the subject has moved on, the same event goes again behind what came first.
 */
export const createCareOutbox = (context: Context): CareOutbox => {
  const { store, upstream, clock } = context;
  let up = false;
  /** Whether what was put off waits until its time. */
  let putOff = true;
  let started = false;
  let sending: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let line: Subscription | undefined;

  const settle = (unsent: UnsentCare, work: Parameters<typeof store.write>[0]): void => {
    store.write((tx) => {
      work(tx);
      if (unsent.envelope) refoldCare(context, tx, unsent.personId);
    });
    context.changed$.next({ caseIds: [] });
  };

  const isUnsent = ({ id }: UnsentCare): boolean =>
    store.read.unsentCare(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER).some((one) => one.id === id);

  /** False: nothing more can be done for now. */
  const send = async (unsent: UnsentCare): Promise<boolean> => {
    const { id, personId, township, envelope } = unsent;
    const answer = await upstream.publish({
      subject: careSubject(township, personId),
      id,
      expectedSeq: store.read.careSubjectSeq(personId),
      body: envelope ? JSON.stringify(envelope) : erasedBody(unsent, new Date(clock.now()).toISOString()),
      ...(envelope ? {} : { erases: `${township}.${personId}` }),
    });
    if (answer.kind === 'stored') settle(unsent, (tx) => tx.confirmCare(id, answer.seq));
    else if (answer.kind === 'refused') {
      context.report('care: the platform refused an event');
      settle(unsent, (tx) => {
        tx.refuseCare(id, answer.reason);
        if (envelope) putCareInTray(context, tx, envelope, 'not-allowed');
      });
    } else store.write((tx) => tx.postponeCare(id, clock.now() + backoff(unsent.attempts, context.random)));
    return answer.kind !== 'unreachable';
  };

  const run = async (): Promise<void> => {
    try {
      for (let more = true; more && started && up;) {
        const heads = store.read.unsentCare(putOff ? clock.now() : Number.MAX_SAFE_INTEGER, 50);
        putOff = true;
        more = heads.length > 0;
        // While others were sent it may have come back through the stream: sent once more, it would be stored twice.
        for (const head of heads) if (!started || !up || (isUnsent(head) && !(await send(head)))) more = false;
      }
    } catch (error) {
      // The disk does not take the answer. The platform knows the event by its id when asked again.
      context.report('care: what is unsent could not be sent', error);
    }
  };

  const kick = (): void => {
    if (!started || !up) return;
    sending ??= run().finally(() => {
      sending = undefined;
      clearTimeout(timer);
      if (started && store.read.unsentCare(Number.MAX_SAFE_INTEGER, 1).length > 0) timer = setTimeout(kick, TICK_MS);
    });
  };

  return {
    start: () => {
      started = true;
      line = upstream.line$.subscribe(({ kind }) => {
        const isUp = kind === 'online' || kind === 'catching-up' || kind === 'embedded';
        // What was put off while there was no line does not wait for the rest of its time.
        if (isUp && !up) putOff = false;
        up = isUp;
        kick();
      });
    },
    kick,
    stop: async () => {
      started = false;
      line?.unsubscribe();
      clearTimeout(timer);
      await sending;
    },
  };
};
