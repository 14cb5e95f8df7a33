import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../../main/app/options';
import { careData, channels, directorySchemas, eventData, PresenceMessage } from '../../../preload/contract';
import { channelSamples } from '../../support/fuzz/channel-samples';
import { door, putAll } from '../../support/fuzz/door';
import { careSamples, directorySamples, eventSamples, presenceSample } from '../../support/fuzz/message-samples';
import { optionSamples } from '../../support/fuzz/start';

const misfits = (schema: v.GenericSchema, values: readonly unknown[]): string[] =>
  values.flatMap((value) => v.safeParse(schema, value).issues?.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`) ?? []);

/** What does not fit is refused at the first check, and nothing behind it is ever reached. */
describe('the samples of the fuzzer', () => {
  it('are there for every channel of the contract, and fit', () => {
    const found = Object.entries(channels).flatMap(([name, { input }]) => {
      const samples: readonly unknown[] | undefined = channelSamples[name as keyof typeof channels];
      return samples ? misfits(input, samples).map((why) => `${name}: ${why}`) : [`${name}: none`];
    });
    expect(found).toEqual([]);
  });

  it('are there for every message of every stream and bucket, and fit', () => {
    const all: readonly [string, v.GenericSchema, unknown][] = [
      ...Object.entries(eventData).map(([type, schema]) => [type, schema, eventSamples[type as keyof typeof eventData]] as const),
      ...Object.entries(careData).map(([type, schema]) => [type, schema, careSamples[type as keyof typeof careData]] as const),
      ...Object.entries(directorySchemas).map(
        ([kind, schema]) => [kind, schema, directorySamples[kind as keyof typeof directorySchemas].value] as const,
      ),
      ['presence', PresenceMessage, presenceSample],
    ].map(([name, schema, sample]) => [name as string, schema as v.GenericSchema, sample]);
    expect(all.flatMap(([name, schema, sample]) => misfits(schema, [sample]).map((why) => `${name}: ${why}`))).toEqual([]);
  });

  it('are there for every start option, and are taken', () => {
    const env = { [optionSamples['passphrase-env']]: 'a passphrase' };
    for (const [name, value] of Object.entries(optionSamples)) {
      const role = name === 'department' ? ['--role', 'department'] : [];
      expect(parseOptions([`--${name}`, value, ...role], env), name).toMatchObject({ ok: true });
    }
  });
});

describe('an input that fails', () => {
  const list = door<unknown[], string>({
    name: 'list',
    draw: (draw) => ({ input: Array.from({ length: 20 }, () => ({ n: draw.below(50), text: 'x'.repeat(draw.below(20)) })), about: 'test' }),
    put: (input) => ((input as { n?: number }[]).some((item) => (item.n ?? 0) === 7) ? 'a seven' : undefined),
  });

  it('is told with its seed, its number and its place, as small as it still fails', async () => {
    await expect(putAll([list], { seed: 1, total: 1000 })).rejects.toThrow(/^seed 1, input \d+, list 'test': a seven\n\[ \{ n: 7 \} \]$/);
  });

  it('is the same one for the same seed', async () => {
    const told = async () => putAll([list], { seed: 5, total: 1000 }).catch((error: Error) => error.message);
    expect(await told()).toBe(await told());
  });
});
