import * as v from 'valibot';
import { Millis, type Of } from './scalars';

/** How the line to the platform is, as the windows are told. 上行连接 */

/** Why nobody answers; the line is tried again by itself. */
export const OFFLINE_REASONS = [
  /** Not tried yet. */
  'starting',
  /** The name leads to no address. */
  'not-found',
  /** The machine is there, and nothing listens on the port. */
  'not-listening',
  /** Nothing came back in time. */
  'no-answer',
  /** A line that was up broke off. */
  'cut',
  /** The platform answers, and is itself not ready: it starts, or has no leader. */
  'not-ready',
  /** The embedded platform cannot write its file. */
  'storage',
] as const;
export type OfflineReason = (typeof OFFLINE_REASONS)[number];

/** Why the platform cannot be worked with until somebody changes something, here or there. */
export const REFUSALS = [
  /** The login is missing, wrong or has run out. */
  'login',
  /** Logged in, and not allowed what a console needs. */
  'permission',
  /** The platform's certificate is not one this console trusts. */
  'certificate',
  /** The file of the customer's certification authority cannot be read. */
  'ca-file',
  /** `tls://` was asked for, and the platform does not offer it. */
  'no-tls',
  /** A NATS server without JetStream. */
  'no-jetstream',
  /** Streams or buckets are not there, and this login may not make them. */
  'missing',
  /** Streams or buckets have settings with which events would be lost. */
  'settings',
  /** The stream is another one than this console's data came from. */
  'other-platform',
  /** The stream ends before what this console has already applied. */
  'platform-behind',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What a login may not read: who is in care, and what happens to them. Calm for who looks after nobody. 登录账号无权读取的内容 */
export const WITHHELD = ['people', 'care'] as const;
export type Withheld = (typeof WITHHELD)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const detail = v.pipe(v.string(), v.maxLength(2000));

/** The line's own state with its own data. `state` beside it is the short form that marks and automation go by. */
export const Link = v.variant('kind', [
  v.strictObject({ kind: v.literal('embedded') }),
  v.strictObject({
    kind: v.literal('offline'),
    reason: v.picklist(OFFLINE_REASONS),
    detail: v.optional(detail),
    attempt: v.optional(count),
    nextAttemptAt: v.optional(Millis),
  }),
  v.strictObject({ kind: v.literal('connecting'), attempt: count }),
  v.strictObject({
    kind: v.literal('catching-up'),
    behind: count,
    total: v.optional(count),
    perSecond: v.optional(count),
  }),
  v.strictObject({
    kind: v.literal('online'),
    warnings: v.optional(v.array(detail)),
    withheld: v.optional(v.array(v.picklist(WITHHELD))),
  }),
  v.strictObject({ kind: v.literal('refused'), why: v.picklist(REFUSALS), detail, nextAttemptAt: v.optional(Millis) }),
]);
export type Link = Of<typeof Link>;

/** What keeps this console from saving, or soon will. */
export const STORAGE_TROUBLES = [
  /** The last write found no room. */
  'disk-full',
  /** Little room is left; writes still succeed. */
  'disk-low',
  'read-only',
  'failed',
] as const;
export type StorageTrouble = (typeof STORAGE_TROUBLES)[number];

export const ConnectionState = v.strictObject({
  state: v.picklist(['online', 'catching-up', 'offline', 'embedded']),
  link: Link,
  pending: count,
  attention: count,
  /** Messages left while catching up. */
  behind: v.optional(count),
  since: Millis,
  storage: v.optional(v.picklist(STORAGE_TROUBLES)),
});
export type ConnectionState = Of<typeof ConnectionState>;
