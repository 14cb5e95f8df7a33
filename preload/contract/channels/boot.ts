import * as v from 'valibot';
import type { Of } from '../scalars';
import { channel, nothing } from './channel';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What opens the data of this console: the system's keychain, a passphrase, a key on paper. */
export const KeyState = v.strictObject({ keychain: v.boolean(), passphrase: v.boolean(), recovery: v.boolean() });
export type KeyState = Of<typeof KeyState>;

/** What stands between start and the queue. */
export const BootState = v.variant('kind', [
  v.strictObject({ kind: v.literal('opening') }),
  v.strictObject({ kind: v.literal('choose-passphrase') }),
  v.strictObject({ kind: v.literal('need-passphrase'), wrong: v.boolean() }),
  /** `unsent`: so many commands were saved beside the file, and are given again once it is rebuilt. */
  v.strictObject({ kind: v.literal('damaged'), path: v.string(), detail: v.string(), unsent: count }),
  v.strictObject({ kind: v.literal('newer-schema'), found: v.number(), known: v.number() }),
  v.strictObject({ kind: v.literal('disk-full'), path: v.string() }),
  /** Nothing can be written into the folder. */
  v.strictObject({ kind: v.literal('read-only'), path: v.string() }),
  v.strictObject({ kind: v.literal('key-lost'), path: v.string() }),
  v.strictObject({ kind: v.literal('failed'), detail: v.string() }),
  v.strictObject({ kind: v.literal('ready') }),
  /** The data is open and work goes on, but the windows hold and show nothing. 已锁定 */
  v.strictObject({ kind: v.literal('locked'), wrong: v.boolean() }),
]);
export type BootState = Of<typeof BootState>;

const Passphrase = v.pipe(v.string(), v.minLength(8), v.maxLength(1024));

/** From the start to open data, and the curtain before it. */
export const bootChannels = {
  'boot.state': channel(nothing, BootState),
  'boot.unlock': channel(v.strictObject({ passphrase: Passphrase }), BootState),
  /** The key on paper opens the data, and a new passphrase takes the place of the one that was forgotten. */
  'boot.recover': channel(
    v.strictObject({ code: v.pipe(v.string(), v.minLength(20), v.maxLength(80)), passphrase: Passphrase }),
    BootState,
  ),
  /** `set-aside` keeps the damaged file under another name and rebuilds from the platform. */
  'boot.act': channel(v.strictObject({ action: v.picklist(['retry', 'set-aside', 'quit']) }), BootState),

  /** Draws the curtain now. Refused where nothing could lift it again: no passphrase is set. */
  'desk.lock': channel(nothing, nothing),
  'keys.state': channel(nothing, KeyState),
  /** `current` where there is one already. */
  'keys.setPassphrase': channel(v.strictObject({ current: v.optional(Passphrase), next: Passphrase }), KeyState),
  /** A new recovery key, told once and kept nowhere. */
  'keys.makeRecovery': channel(v.strictObject({ current: v.optional(Passphrase) }), v.strictObject({ code: v.string() })),
} as const;
