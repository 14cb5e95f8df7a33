import type { CaseEvent, Command, Envelope } from '../../preload/contract';
import { decide, fold, type AnyEvent, type CaseState, type DecideContext, type Decision } from '../domain';
import type { OutboxEntry, StoredEvent, StoreWrites } from '../ports';
import { putInTray } from './attention-row';
import type { Context } from './context';
import { readKept } from './kept-command';
import { foldStored, isPending, parsed } from './project';
import { refuseUnsentMerge } from './unsent-merge';

export interface Rebased {
  readonly state: CaseState | undefined;
  /** Unsent events of the case. */
  readonly pending: number;
}

/**
 * What of a command is still to be decided when the platform stored some of its events and then the case moved on: of
 * a dispatch the departments not yet sent for.
 */
const unfinished = (command: Command, stored: readonly Envelope[]): Command => {
  if (command.name !== 'dispatch') return command;
  const sent = new Set(stored.map((envelope) => envelope.data['departmentId']));
  return { ...command, tasks: command.tasks.filter((task) => !sent.has(task.departmentId)) };
};

/**
 * The rest of a command that is half stored, on the case as it is now. Departments are sent for one by one; any other
 * command (a reopening with its filing) has been decided, so its other half follows as it is, if it still changes
 * something.
 */
const finish = (context: DecideContext, command: Command, rest: readonly AnyEvent[], state: CaseState | undefined): Decision => {
  if (command.name === 'dispatch') return decide(state, command, context);
  if (fold(rest, state) === state) {
    return { ok: false, refusal: { code: 'wrong-state', message: 'The case no longer allows the rest of it.' } };
  }
  return { ok: true, events: rest as readonly CaseEvent[] };
};

/** Whether one of these says the same thing: of all but a dispatch, which names departments, the type tells. */
const isAmong = (stored: readonly Envelope[], { type, data }: Envelope): boolean =>
  stored.some((one) => one.type === type && one.data['departmentId'] === data['departmentId']);

/** The command as if it were given now; a merge is asked of its target too, which may have moved on meanwhile. */
const again = (tx: StoreWrites, entry: OutboxEntry, command: Command, as: DecideContext, state: CaseState | undefined): Decision => {
  const decision = decide(state, command, as);
  const refusal = decision.ok ? refuseUnsentMerge(tx, entry, command) : undefined;
  return refusal ? { ok: false, refusal } : decision;
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
  const unsent = events.filter(isPending);
  tx.removePending(unsent.map((event) => event.envelope.id));

  let state = foldStored(confirmed);
  let pending = 0;
  for (const entry of tx.outboxOfCase(caseId)) {
    // Also what was replaced here while the platform was storing it: a second time it must not go.
    const stored = [...(entry.formerIds ?? []), ...entry.eventIds].flatMap((id) => confirmedById.get(id) ?? []);
    const kept = readKept(entry);
    const command = kept && unfinished(kept.command, stored);
    const setAside = (reason: string) => putInTray(context, tx, { entry, state, reason, instead }, command ?? entry.command);
    if (stored.length >= entry.eventIds.length) {
      tx.dequeue(entry.id);
    } else if (!kept || !command) {
      setAside('bad-input');
    } else {
      const as = context.decideAs(kept.seat, decidedAt(entry, confirmed));
      const unstored = unsent.filter(({ envelope }) => entry.eventIds.includes(envelope.id) && !isAmong(stored, envelope));
      const rest = parsed(unstored.map(({ envelope }) => envelope));
      const decision = stored.length === 0 ? again(tx, entry, command, as, state) : finish(as, command, rest, state);
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
