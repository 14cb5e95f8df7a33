import type { CaseEvent, Command, Envelope } from '../../preload/contract';
import { decide, fold, type CaseState } from '../domain';
import type { OutboxEntry, StoredEvent, StoreWrites } from '../ports';
import { attentionRow } from './attention-row';
import type { Context } from './context';
import { readKept } from './kept-command';
import { foldStored, isPending } from './project';

export interface Rebased {
  readonly state: CaseState | undefined;
  /** Unsent events of the case. */
  readonly pending: number;
}

/**
 * What of a command is still to be done when the platform stored some of its events and then the case moved on: of a
 * dispatch the departments not yet sent for. Undefined: nothing.
 */
const unfinished = (command: Command, stored: readonly Envelope[]): Command | undefined => {
  if (stored.length === 0) return command;
  if (command.name !== 'dispatch') return undefined;
  const sent = new Set(stored.map((envelope) => envelope.data['departmentId']));
  const tasks = command.tasks.filter((task) => !sent.has(task.departmentId));
  return tasks.length > 0 ? { ...command, tasks } : undefined;
};

/** The operator's own time, but never before what the command now follows. */
const decidedAt = (entry: OutboxEntry, confirmed: readonly StoredEvent[]): number =>
  Math.max(entry.createdAt, ...confirmed.slice(-1).map((event) => Date.parse(event.envelope.at)));

/**
 * Decides the unsent commands of a case once more, in order, on what the platform has confirmed. A command that is
 * still legal gets new events in place of the old; one that is not goes to the tray with what happened `instead`, and
 * so do those that were built on it. Part of the caller's transaction; the caller stores the projection.
 */
export const rebase = (context: Context, tx: StoreWrites, caseId: string, instead: Envelope | undefined): Rebased => {
  const events = tx.events(caseId);
  const confirmed = events.filter((event) => !isPending(event));
  const confirmedById = new Map(confirmed.map((event) => [event.envelope.id, event.envelope]));
  tx.removePending(events.filter(isPending).map((event) => event.envelope.id));

  let state = foldStored(confirmed);
  let pending = 0;
  for (const entry of tx.outboxOfCase(caseId)) {
    const stored = entry.eventIds.flatMap((id) => confirmedById.get(id) ?? []);
    const setAside = (reason: string) => {
      tx.dequeue(entry.id);
      tx.addAttention(attentionRow(context, { entry, state, reason, instead }), entry.command, entry.seat);
    };
    const kept = readKept(entry);
    const command = kept && unfinished(kept.command, stored);
    if (!kept) {
      setAside('bad-input');
    } else if (!command || stored.length === entry.eventIds.length) {
      tx.dequeue(entry.id);
    } else {
      const decision = decide(state, command, context.decideAs(kept.seat, decidedAt(entry, confirmed)));
      if (!decision.ok) setAside(decision.refusal.code);
      else {
        const next: readonly CaseEvent[] = decision.events;
        for (const event of next) tx.appendPending(event);
        tx.replaceEvents(entry.id, [...stored.map((envelope) => envelope.id), ...next.map((event) => event.id)]);
        state = fold(next, state);
        pending += next.length;
      }
    }
  }
  return { state, pending };
};
