import { LEAVES } from '../../domain';
import type { Command } from '../../../preload/contract';
import type { OutboxEntry, StoreReads } from '../../ports';
import type { Context } from '../context';

/** The longest that anything waits, ms; what claims to wait longer does so by a clock that has been set back since. */
const FURTHEST_MS = 120_000;

/** Until when a command given now waits; undefined: it goes at once. */
export const holdOf = ({ undoSeconds }: Context, command: Command, now: number): number | undefined => {
  const seconds = LEAVES[command.name] ? (undoSeconds?.() ?? 0) : 0;
  return seconds > 0 ? now + seconds * 1000 : undefined;
};

/** Whether an entry still waits, and can be taken back. */
export const isHeld = ({ heldUntil = 0 }: OutboxEntry, now: number): boolean => heldUntil > now && heldUntil <= now + FURTHEST_MS;

/** The entry of a command that is not sent yet, whatever case it is on. */
export const entryOf = (read: StoreReads, commandId: string, caseId = read.command(commandId)?.caseId): OutboxEntry | undefined =>
  caseId === undefined ? undefined : read.outboxOfCase(caseId).find((entry) => entry.commandId === commandId);

/** The command an entry came from and its copies on other cases. */
export const kinOf = (read: StoreReads, entry: OutboxEntry): readonly OutboxEntry[] => {
  const origin = entry.copyOf ?? entry.commandId;
  const own = entryOf(read, origin);
  const copies = (own?.copies ?? []).flatMap((caseId) => read.outboxOfCase(caseId).filter(({ copyOf }) => copyOf === origin));
  return own ? [own, ...copies] : copies;
};
