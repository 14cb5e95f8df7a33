import { careSubject } from '../domain';
import type { UnsentCare } from '../ports';
import { refoldCare } from './care-project';
import { putCareInTray } from './care-tray';
import type { Context } from './context';
import { createStandingOutbox, type StandingOutbox } from './standing-outbox';

export type CareOutbox = StandingOutbox<UnsentCare>;

/** Says of an erased record that it was, and nothing else: no name, no reason. */
const erasedBody = ({ id, personId, township }: UnsentCare, at: string): string =>
  JSON.stringify({ v: 1, id, type: 'care.erased', personId, area: township, at, actor: { kind: 'system', id: 'care-plan' }, data: {} });

/** Sends what was said of people in care, in order within a person. */
export const createCareOutbox = (context: Context): CareOutbox => {
  const { store, clock } = context;

  const settle = (unsent: UnsentCare, work: Parameters<typeof store.write>[0]): void => {
    store.write((tx) => {
      work(tx);
      if (unsent.envelope) refoldCare(context, tx, unsent.personId);
    });
    context.changed$.next({ caseIds: [] });
  };

  return createStandingOutbox<UnsentCare>(context, {
    name: 'care',
    heads: (now, limit) => store.read.unsentCare(now, limit),
    isUnsent: ({ id }) => store.read.unsentCare(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER).some((one) => one.id === id),
    messageOf: (unsent) => {
      const { id, personId, township, envelope } = unsent;
      return {
        subject: careSubject(township, personId),
        id,
        expectedSeq: store.read.careSubjectSeq(personId),
        body: envelope ? JSON.stringify(envelope) : erasedBody(unsent, new Date(clock.now()).toISOString()),
        ...(envelope ? {} : { erases: `${township}.${personId}` }),
      };
    },
    stored: (unsent, seq) => settle(unsent, (tx) => tx.confirmCare(unsent.id, seq)),
    refused: (unsent, reason) =>
      settle(unsent, (tx) => {
        tx.refuseCare(unsent.id, reason);
        if (unsent.envelope) putCareInTray(context, tx, unsent.envelope, 'not-allowed');
      }),
    postpone: ({ id }, notBefore) => store.write((tx) => tx.postponeCare(id, notBefore)),
  });
};
