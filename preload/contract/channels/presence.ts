import * as v from 'valibot';
import { Presence } from '../presence';
import { Id } from '../scalars';

export const presenceChannels = {
  /** This window shows this case now; null: none. Said again at every beat, so that a window that is gone is forgotten. */
  'presence.look': { input: v.strictObject({ windowId: Id, caseId: v.nullable(Id) }), output: v.undefined() },
  'presence.read': { input: v.undefined(), output: Presence },
} as const;
