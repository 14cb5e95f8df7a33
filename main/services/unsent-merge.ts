import type { Command } from '../../preload/contract';
import { refuseMergeTarget, type Refusal } from '../domain';
import type { OutboxEntry, StoreReads } from '../ports';
import { foldStored, isPending } from './project';

/**
 * Why an unsent merge may not be sent any more: its target as the platform has it, with what was given here before the
 * merge. What was given here after it (the target's own merge into a third, say) is no hindrance.
 */
export const refuseUnsentMerge = (read: StoreReads, entry: OutboxEntry, command: Command): Refusal | undefined => {
  if (command.name !== 'merge') return undefined;
  const earlier = new Set(read.outboxOfCase(command.into).flatMap(({ id, eventIds }) => (id < entry.id ? eventIds : [])));
  const events = read.events(command.into).filter((event) => !isPending(event) || earlier.has(event.envelope.id));
  return refuseMergeTarget(foldStored(events), command.into);
};
