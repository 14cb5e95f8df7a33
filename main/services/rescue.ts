import type { CareEnvelope } from '../../preload/contract';
import type { StoreWrites, StrandedCommand } from '../ports';
import { putInTray } from './attention-row';
import { refoldCare } from './care-project';
import { putCareInTray } from './care-tray';
import type { Context } from './context';
import { readKept } from './kept-command';
import type { runCommand } from './run-command';

/** Nothing more has come for so long: the platform has told what it knows, and what a command would meet is here. */
const QUIET_MS = 3_000;

export interface Rescue {
  /** The line is there, or something has just been applied: wait once more. */
  stir(): void;
  /** Somebody in care was erased: nothing is said of them any more. */
  forget(personId: string): void;
  stop(): void;
}

/**
 * Gives the commands again that a damaged cache left behind, once what the platform knows has been fetched into the new
 * one: each is decided on the case as it is now, and what is no longer legal waits in the tray with the operator's words.
 * One whose event is in the history was sent after all. What was said of people in care stands for itself and is sent as it
 * is; where nobody of that number is known any more it waits in the tray.
 */
export const createRescue = (context: Context, run: typeof runCommand, sendCare: () => void): Rescue => {
  const said = new Map<string, CareEnvelope>(context.store.strandedCare.map((envelope) => [envelope.id, envelope]));
  const waiting = new Map<string, StrandedCommand>(context.store.stranded.map((command) => [command.commandId, command]));
  let timer: NodeJS.Timeout | undefined;

  const wasSent = ({ caseId, eventIds }: StrandedCommand): boolean => {
    const known = new Set(context.store.read.events(caseId).map(({ envelope }) => envelope.id));
    return eventIds.some((id) => known.has(id));
  };

  const settle = (command: StrandedCommand, more: (tx: StoreWrites) => void = () => undefined): void =>
    context.store.write((tx) => {
      more(tx);
      tx.settleStranded(command.commandId);
    });

  const intoTray = (command: StrandedCommand, reason: string): void =>
    settle(command, (tx) => {
      const state = tx.case(command.caseId)?.state;
      putInTray(context, tx, { entry: { ...command, id: 0, attempts: 0 }, state, reason }, command.command);
    });

  const give = (command: StrandedCommand): void => {
    if (wasSent(command)) return settle(command);
    const kept = readKept(command);
    if (!kept) return intoTray(command, 'bad-input');
    const answer = run({ ...context, getSeat: () => kept.seat }, kept.command);
    if (answer.ok) settle(command);
    else intoTray(command, answer.error.code);
  };

  const say = (envelope: CareEnvelope): void =>
    context.store.write((tx) => {
      const { id, personId } = envelope;
      if (tx.careEvents(personId).some((event) => event.envelope.id === id)) return tx.settleStrandedCare(id);
      tx.appendCare(envelope, null);
      if (tx.person(personId)) return refoldCare(context, tx, personId);
      tx.refuseCare(id, 'not-found');
      putCareInTray(context, tx, envelope, 'not-found');
    });

  const each = <T>(left: Map<string, T>, work: (one: T) => void): void => {
    for (const [id, one] of left) {
      try {
        work(one);
        left.delete(id);
      } catch (error) {
        context.report('what a damaged cache left behind could not be given again', error);
      }
    }
  };

  const giveAll = (): void => {
    each(waiting, give);
    each(said, say);
    sendCare();
    context.changed$.next({ caseIds: [] });
  };

  return {
    stir: () => {
      clearTimeout(timer);
      if (waiting.size + said.size > 0) timer = setTimeout(giveAll, QUIET_MS);
    },
    forget: (personId) => {
      for (const [id, envelope] of said) if (envelope.personId === personId) said.delete(id);
    },
    stop: () => clearTimeout(timer),
  };
};
