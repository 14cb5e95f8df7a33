import * as v from 'valibot';
import { BroadcastEnvelope, CareEnvelope, Id, Millis } from '../../preload/contract';
import { SealedLines } from './sealed-lines';
import { subKey } from './sub-key';

/** A command that the platform has not acknowledged, with what is needed to give it again. 未发送的操作 */
const Unsent = v.object({
  commandId: Id,
  caseId: Id,
  command: v.unknown(),
  seat: v.unknown(),
  /** Every id its events ever had: one of them in a case's history says that it was sent after all. */
  eventIds: v.array(Id),
  createdAt: Millis,
});
export type UnsentCommand = v.InferOutput<typeof Unsent>;

const Line = v.variant('op', [
  v.object({ op: v.literal('add'), ...Unsent.entries }),
  v.object({ op: v.literal('done'), commandId: Id }),
  /** Of somebody in care: the event itself, since events of care are not decided again. */
  v.object({ op: v.literal('care'), envelope: CareEnvelope }),
  v.object({ op: v.literal('said'), eventId: Id }),
  /** The same of broadcasts: what an operator said stands for itself. */
  v.object({ op: v.literal('broadcast'), envelope: BroadcastEnvelope }),
  v.object({ op: v.literal('broadcastSaid'), eventId: Id }),
]);
export type UnsentLine = v.InferOutput<typeof Line>;

export interface UnsentFile {
  readonly commands: readonly UnsentCommand[];
  readonly care: readonly CareEnvelope[];
  readonly broadcasts: readonly BroadcastEnvelope[];
}

/** Lines about commands that are long done make the file long; it is written anew after so many. */
const COMPACT_AFTER = 500;

/** Opens this file and nothing else, so that it may be kept longer than the data key. */
export interface UnsentKey {
  readonly bytes: Buffer;
}
export const unsentKey = (key: Uint8Array): UnsentKey => ({ bytes: subKey(key, 'unsent commands') });

/** How many commands and events of care and of broadcasts would be given again on top of a new cache. */
export const countUnsent = (database: string, key: UnsentKey): number => {
  const { commands, care, broadcasts } = new UnsentLog(database, key).read();
  return commands.length + care.length + broadcasts.length;
};

const unsentPath = (database: string): string => `${database}.unsent`;

/**
 * The unsent commands, and what was said of people in care and not sent, a second time, in a file of their own: a cache that
 * is damaged can be fetched from the platform again, what was never sent cannot. Not flushed: the cache has been, and this
 * file is for when that one is lost.
 */
export class UnsentLog {
  readonly #file: SealedLines<typeof Line>;
  #lines = 0;

  /** @param key the data key, or `unsentKey` of it */
  constructor(database: string, key: Uint8Array | UnsentKey) {
    this.#file = new SealedLines(unsentPath(database), key instanceof Uint8Array ? unsentKey(key).bytes : key.bytes, Line);
  }

  /** What was never acknowledged, in the order it was given; `unreadable` counts damaged lines. */
  read(): UnsentFile & { readonly unreadable: number } {
    const commands = new Map<string, UnsentCommand>();
    const care = new Map<string, CareEnvelope>();
    const broadcasts = new Map<string, BroadcastEnvelope>();
    const { lines, unreadable } = this.#file.read();
    for (const line of lines) {
      if (line.op === 'done') commands.delete(line.commandId);
      else if (line.op === 'care') care.set(line.envelope.id, line.envelope);
      else if (line.op === 'said') care.delete(line.eventId);
      else if (line.op === 'broadcast') broadcasts.set(line.envelope.id, line.envelope);
      else if (line.op === 'broadcastSaid') broadcasts.delete(line.eventId);
      else {
        const { op: _, ...command } = line;
        const before = commands.get(command.commandId)?.eventIds ?? [];
        commands.set(command.commandId, { ...command, eventIds: [...new Set([...before, ...command.eventIds])] });
      }
    }
    return { commands: [...commands.values()], care: [...care.values()], broadcasts: [...broadcasts.values()], unreadable };
  }

  append(lines: readonly UnsentLine[]): void {
    if (lines.length === 0) return;
    this.#file.append(lines);
    this.#lines += lines.length;
    if (this.#lines >= COMPACT_AFTER) this.rewrite(this.read());
  }

  /** Exactly these; no file where there are none. */
  rewrite({ commands, care, broadcasts }: UnsentFile): void {
    const lines: UnsentLine[] = [
      ...commands.map((command) => ({ op: 'add' as const, ...command })),
      ...care.map((envelope) => ({ op: 'care' as const, envelope })),
      ...broadcasts.map((envelope) => ({ op: 'broadcast' as const, envelope })),
    ];
    this.#lines = lines.length;
    this.#file.rewrite(lines);
  }
}
