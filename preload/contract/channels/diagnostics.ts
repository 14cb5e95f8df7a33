import * as v from 'valibot';
import { Millis, type Of } from '../scalars';
import { CASE_STATES, TASK_STATES } from '../vocabulary';
import { channel, nothing } from './channel';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const Diagnostics = v.strictObject({
  cases: v.record(v.picklist(CASE_STATES), count),
  tasks: v.record(v.picklist(TASK_STATES), count),
  events: count,
  quarantined: count,
  /** Of those, the ones of which nothing but their number is kept. */
  forgotten: count,
  /** Messages that count from the time the platform stored them, because their own was years away. */
  retimed: count,
  pending: count,
  attention: count,
  rev: count,
  /** Absent: it has to be written first, and nothing can be written at the moment. */
  stateHash: v.optional(v.string()),
});
export type Diagnostics = Of<typeof Diagnostics>;

/** What this console holds, and what was set aside. */
export const diagnosticsChannels = {
  'diagnostics.read': channel(nothing, Diagnostics),
  'diagnostics.quarantine': channel(
    v.strictObject({ limit: v.pipe(count, v.maxValue(500)) }),
    v.array(
      v.strictObject({
        id: count,
        at: Millis,
        subject: v.string(),
        reason: v.string(),
        /** Of the message as it came. */
        bytes: count,
        /** Whether it can be read again: all its text is kept. */
        retry: v.boolean(),
      }),
    ),
  ),
  /** Reads one message that was set aside once more, or all of them. */
  'diagnostics.retry': channel(v.strictObject({ id: v.optional(count) }), v.strictObject({ read: count, left: count })),
} as const;
