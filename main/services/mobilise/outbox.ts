import { broadcastSubject } from '../../domain';
import type { BroadcastAct } from '../../ports';
import type { Context } from '../context';
import { createStandingOutbox, type StandingOutbox } from '../standing-outbox';

export type ActOutbox = StandingOutbox<BroadcastAct>;

/** Sends what operators say of broadcasts, in order within a broadcast. */
export const createActOutbox = (context: Context): ActOutbox => {
  const { store } = context;
  const settle = (work: Parameters<typeof store.write>[0]): void => {
    store.write(work);
    context.changed$.next({ caseIds: [] });
  };
  return createStandingOutbox<BroadcastAct>(context, {
    name: 'broadcasts',
    heads: (now, limit) => store.read.actHeads(now, limit),
    isUnsent: ({ envelope }) =>
      store.read.openActs().some((act) => act.envelope.id === envelope.id && act.seq === null && act.refused === undefined),
    messageOf: ({ envelope }) => ({
      subject: broadcastSubject(envelope.area, envelope.broadcastId),
      id: envelope.id,
      // A broadcast begins once. What follows it does not look at what came before: on its subject people answer all the time.
      expectedSeq: envelope.type === 'broadcast.sent' ? 0 : undefined,
      body: JSON.stringify(envelope),
    }),
    stored: ({ envelope }, seq) => settle((tx) => tx.confirmAct(envelope.id, seq)),
    refused: ({ envelope }, reason) =>
      settle((tx) => {
        tx.refuseAct(envelope.id, reason);
        tx.audit({
          at: context.clock.now(),
          who: 'platform',
          role: 'platform',
          kind: 'outbox.refused',
          subject: envelope.broadcastId,
          result: 'refused',
          details: { command: envelope.type },
        });
      }),
    postpone: ({ envelope }, notBefore) => store.write((tx) => tx.postponeAct(envelope.id, notBefore)),
  });
};
