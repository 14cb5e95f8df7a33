import * as v from 'valibot';
import { answer } from '../../../main/ipc/answer';
import { mayAskFromWall } from '../../../main/ipc/wall';
import { CARE_COMMAND_NAMES, channels, COMMAND_NAMES, ROLES, type Channel, type Result, type Role } from '../../../preload/contract';
import type { Draw } from '../draw';
import { anything, mutated } from '../malformed';
import { channelSamples } from './channel-samples';
import type { FuzzConsole } from './console';
import { door } from './door';

interface Asked {
  readonly channel: Channel;
  /** From a wall display, and from what seat; behind the curtain. */
  readonly wall: boolean;
  readonly role: Role;
  readonly locked: boolean;
}

/** What an observer must never get done, and nobody else behind the curtain. */
const ACTS: ReadonlySet<Channel> = new Set<Channel>([
  ...COMMAND_NAMES.map((name) => `cases.${name}` as const),
  ...CARE_COMMAND_NAMES.map((name) => `people.${name}` as const),
  'people.reveal',
  'audit.read',
  'exports.audit',
]);
/** What only the passphrase opens, which the fuzzer does not know. */
const GUARDED: ReadonlySet<Channel> = new Set(['keys.setPassphrase', 'keys.makeRecovery'] as const);

/** Each guess costs half a second (scrypt), so most of what is put in there is one thing too many to be guessed with. */
const SLOW: ReadonlySet<Channel> = new Set([...GUARDED, 'boot.unlock', 'boot.recover'] as const);

const bypass = (
  { channel, wall, role, locked, repeated }: Asked & { repeated: boolean },
  result: Result<unknown>,
  fits: boolean,
): string | undefined => {
  if (!result.ok) {
    // The wall and the curtain refuse before anything is parsed.
    const early = (wall && result.error.code === 'not-allowed') || (locked && result.error.code === 'locked');
    if (!fits && !early && result.error.code !== 'bad-input') return `what does not fit is refused as ${result.error.code}`;
    return result.error.code === 'internal' ? 'nobody expected this' : undefined;
  }
  if (!fits) return 'answered what does not fit its schema';
  if (wall && !mayAskFromWall(channel)) return 'a wall was answered';
  if (role === 'observer' && ACTS.has(channel) && !repeated) return 'an observer got it done';
  if (GUARDED.has(channel)) return 'done without the passphrase';
  if (channel.startsWith('boot.') && locked && !wall && (result.value as { kind: string }).kind !== 'locked')
    return 'the curtain was lifted';
  return undefined;
};

/** Different commands of a seat on a channel; so many more only repeat one, and what they leave behind has an end. */
const COMMANDS = 50;
const withCommandId = (sample: unknown, channel: number, role: number, command: number): unknown =>
  typeof sample === 'object' && sample !== null && 'commandId' in sample
    ? { ...sample, commandId: `01a00001-0000-7000-8000-${String((channel * ROLES.length + role) * COMMANDS + command).padStart(12, '0')}` }
    : sample;

const commandIdOf = (input: unknown): string => String((input as { commandId?: unknown } | null | undefined)?.commandId);

/** Every channel of the contract in turn, the app's own ones too, answered by the console as it does in Electron. */
export const overChannels = (open: FuzzConsole, locked: FuzzConsole, drawn: Map<Channel, number>) => {
  const names = Object.keys(channelSamples) as Channel[];
  let turn = 0;
  return door<unknown, Asked>({
    name: 'ipc',
    draw: (draw: Draw) => {
      const channel = names[(turn += 1) % names.length]!;
      drawn.set(channel, (drawn.get(channel) ?? 0) + 1);
      const samples: readonly unknown[] = channelSamples[channel];
      const sample = samples[draw.below(samples.length)];
      const kind = draw.below(16);
      const role = draw.one(ROLES);
      const given = withCommandId(sample, turn % names.length, ROLES.indexOf(role), draw.below(COMMANDS));
      const near = kind === 0 ? given : kind < 5 ? anything(draw) : mutated(draw, given);
      const input = SLOW.has(channel) && draw.below(12) > 0 ? { ...(near as object), surplus: anything(draw, 1) } : near;
      return { input, about: { channel, wall: draw.below(5) === 0, role, locked: draw.below(5) === 0 } };
    },
    put: async (input, asked) => {
      const { channel, wall, role } = asked;
      const from = asked.locked ? locked : open;
      from.sit(role);
      // What was done already is answered again to whoever asks, and done no second time.
      const repeated = from.desk.store.read.command(commandIdOf(input)) !== undefined;
      const result = await answer(channel, input, from.options, { id: 1, wall });
      const fits = v.safeParse(channels[channel].input as v.GenericSchema, input).success;
      return from.unexpected() ?? bypass({ ...asked, repeated }, result, fits);
    },
  });
};
