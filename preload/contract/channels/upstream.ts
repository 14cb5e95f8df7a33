import * as v from 'valibot';
import { Login } from '../login';
import type { Of } from '../scalars';
import { channel, nothing } from './channel';

/** How this console logs in to the platform that is set; never the secret itself. */
export const LoginState = v.strictObject({
  kind: v.picklist(['none', 'credentials', 'nkey']),
  /** The public key of the user, by which the platform's administrator knows this console. */
  user: v.optional(v.string()),
});
export type LoginState = Of<typeof LoginState>;

export const upstreamChannels = {
  'upstream.login': channel(nothing, LoginState),
  /** Kept encrypted in the data folder; counts from the next attempt on, which is made at once if the line is down. */
  'upstream.keepLogin': channel(Login, LoginState),
  /** Dials now instead of when the time comes. */
  'upstream.retry': channel(nothing, nothing),
} as const;
