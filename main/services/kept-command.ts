import * as v from 'valibot';
import { COMMAND_NAMES, commands, Seat, type Command } from '../../preload/contract';

/** A command as it lies in the outbox or the tray, with the seat that gave it. Parsed again on the way out. */
export interface KeptCommand {
  readonly command: Command;
  readonly seat: Seat;
}

const Named = v.looseObject({ name: v.picklist(COMMAND_NAMES) });

/** Undefined: written by another version, and no longer understood. */
export const readKept = (kept: { readonly command: unknown; readonly seat: unknown }): KeptCommand | undefined => {
  const named = v.safeParse(Named, kept.command);
  const seat = v.safeParse(Seat, kept.seat);
  if (!named.success || !seat.success) return undefined;
  const { name, ...input } = named.output;
  const parsed = v.safeParse(commands[name] as v.GenericSchema, input);
  return parsed.success ? { command: { name, ...(parsed.output as object) } as Command, seat: seat.output } : undefined;
};

/** The name even of a command that is not understood. */
export const keptName = (command: unknown): string => {
  const named = v.safeParse(v.looseObject({ name: v.string() }), command);
  return named.success ? named.output.name : 'unknown';
};

/** What the operator wrote, so that it need not be written again. */
export const wordsOf = (command: Command): string | undefined => {
  switch (command.name) {
    case 'dispatch':
      return [...new Set(command.tasks.map((task) => task.instructions).filter((text) => text !== ''))].join('\n') || undefined;
    case 'report':
      return [command.title, command.description].filter((text) => text !== '').join('\n');
    case 'complete':
      return command.feedback;
    default:
      if ('text' in command) return command.text;
      return 'reason' in command ? command.reason : undefined;
  }
};
