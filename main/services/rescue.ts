import type { StoreWrites, StrandedCommand } from '../ports';
import { putInTray } from './attention-row';
import type { Context } from './context';
import { readKept } from './kept-command';
import type { runCommand } from './run-command';

/** Nothing more has come for so long: the platform has told what it knows, and what a command would meet is here. */
const QUIET_MS = 3_000;

export interface Rescue {
  /** The line is there, or something has just been applied: wait once more. */
  stir(): void;
  stop(): void;
}

/**
 * Gives the commands again that a damaged cache left behind, once what the platform knows has been fetched into the new
 * one: each is decided on the case as it is now, and what is no longer legal waits in the tray with the operator's words.
 * One whose event is in the history was sent after all.
 */
export const createRescue = (context: Context, run: typeof runCommand): Rescue => {
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

  const giveAll = (): void => {
    for (const command of waiting.values()) {
      try {
        give(command);
        waiting.delete(command.commandId);
      } catch (error) {
        context.report('a command of a damaged cache could not be given again', error);
      }
    }
    context.changed$.next({ caseIds: [] });
  };

  return {
    stir: () => {
      clearTimeout(timer);
      if (waiting.size > 0) timer = setTimeout(giveAll, QUIET_MS);
    },
    stop: () => clearTimeout(timer),
  };
};
