import type { Envelope } from '../../preload/contract';
import type { CaseRecord } from '../../main/ports';
import { fold, indexOf, parseEvent, type Calendar } from '../../main/domain';
import { rulebook } from './small-world';
import { newId } from './uuid';
import { reported } from './wire';

const everyDay: Calendar = { isWorkingDay: () => true };

/** The projection that events lead to, by the rules themselves. */
export const projected = (
  events: readonly Envelope[],
  more: Partial<Pick<CaseRecord, 'unread' | 'pending' | 'problems'>> = {},
): Omit<CaseRecord, 'rev'> => {
  const parsed = events.map((envelope) => {
    const result = parseEvent(envelope);
    if (!result.ok) throw new Error(`${envelope.type}: ${result.message}`);
    return result.event;
  });
  const state = fold(parsed);
  if (!state) throw new Error('these events make no case');
  return { id: state.id, state, index: indexOf(state, rulebook, everyDay), problems: [], unread: false, pending: 0, ...more };
};

/** A new case, just reported. */
export const newCase = (
  over: Record<string, unknown> = {},
  options: Parameters<typeof reported>[2] = {},
): { event: Envelope; record: Omit<CaseRecord, 'rev'> } => {
  const event = reported(newId(), over, options);
  return { event, record: projected([event]) };
};
