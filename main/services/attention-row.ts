import type { AttentionRow, Envelope } from '../../preload/contract';
import { caseNumber, toTimeline, type CaseState } from '../domain';
import type { OutboxEntry, StoreWrites } from '../ports';
import type { Context } from './context';
import { keptName, readKept, wordsOf } from './kept-command';

export interface Setback {
  readonly entry: OutboxEntry;
  /** The case without the command; undefined: the case itself was never stored by the platform. */
  readonly state: CaseState | undefined;
  /** An error code of the contract. */
  readonly reason: string;
  /** The event that came first. */
  readonly instead?: Envelope | undefined;
}

/** What the tray shows of a command that can no longer be sent: the operator's own words, and what happened instead. */
const attentionRow = (context: Context, { entry, state, reason, instead }: Setback): Omit<AttentionRow, 'rev'> => {
  const command = readKept(entry)?.command;
  const words = command && wordsOf(command);
  const by = instead && toTimeline([{ envelope: instead, pending: false }], context.names)[0];
  const title = state?.report.title ?? (command?.name === 'report' ? command.title : '');
  return {
    id: context.newId(),
    caseId: entry.caseId,
    number: caseNumber(entry.caseId, state?.report.at ?? entry.createdAt),
    title,
    command: keptName(entry.command),
    ...(words === undefined ? {} : { words }),
    reason,
    ...(by ? { insteadType: by.type, insteadBy: by.actor.name } : {}),
    at: context.clock.now(),
  };
};

/**
 * Takes a command out of the outbox and into the tray, and writes down that what was audited as done did not happen.
 * `command` is what of it can be tried again.
 */
export const putInTray = (context: Context, tx: StoreWrites, setback: Setback, command: unknown): void => {
  const { entry, reason } = setback;
  tx.dequeue(entry.id);
  // What never happened is not to be learned from.
  tx.dropRoutingChoice(entry.commandId);
  const events = { eventIds: [...(entry.formerIds ?? []), ...entry.eventIds], whole: entry.eventIds.length };
  tx.addAttention(attentionRow(context, setback), command, entry.seat, events);
  tx.audit({
    at: context.clock.now(),
    who: 'platform',
    role: 'platform',
    kind: 'outbox.refused',
    subject: entry.caseId,
    result: 'refused',
    details: { command: keptName(entry.command), code: reason },
  });
};
