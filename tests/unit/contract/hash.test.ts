import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as contract from '../../../preload/contract';
import { digestOf } from '../../support/schema-digest';

const { CONTRACT_HISTORY, channels, pushes, CallError, Envelope, eventData, directorySchemas } = contract;

/** Everything that crosses a border: the door, the stream, the buckets. */
const digest = digestOf({ channels, pushes, CallError, Envelope, eventData, directorySchemas });

describe('the contract', () => {
  it('has the shape that its last version was given', () => {
    expect(
      CONTRACT_HISTORY.at(-1)!.digest,
      [
        'The shape of a schema has changed. If that is meant: add a line to CONTRACT_HISTORY in preload/contract/version.ts',
        '(or, before the version was released, replace its digest) with',
        `digest: '${digest}'`,
      ].join('\n'),
    ).toBe(digest);
  });

  it('counts its versions up from 1 and gives no two the same shape', () => {
    expect(CONTRACT_HISTORY.map((entry) => entry.version)).toEqual(CONTRACT_HISTORY.map((_, index) => index + 1));
    expect(new Set(CONTRACT_HISTORY.map((entry) => entry.digest)).size).toBe(CONTRACT_HISTORY.length);
  });
});

describe('the digest of a schema', () => {
  const base = v.strictObject({ a: v.pipe(v.string(), v.regex(/^a/, 'one'), v.maxLength(3)), b: v.optional(v.picklist(['x', 'y'])) });
  const same = v.strictObject({
    b: v.optional(v.picklist(['x', 'y'])),
    a: v.pipe(v.string(), v.regex(/^a/, 'other words'), v.maxLength(3)),
  });

  it('is the same for the same shape, whatever the order and the wording', () => {
    expect(digestOf(same)).toBe(digestOf(base));
  });

  it.each([
    ['a limit', v.strictObject({ ...base.entries, a: v.pipe(v.string(), v.regex(/^a/), v.maxLength(4)) })],
    ['a pattern', v.strictObject({ ...base.entries, a: v.pipe(v.string(), v.regex(/^b/), v.maxLength(3)) })],
    ['an option', v.strictObject({ ...base.entries, b: v.optional(v.picklist(['x', 'z'])) })],
    ['what is optional', v.strictObject({ ...base.entries, b: v.picklist(['x', 'y']) })],
    ['what is nullable', v.strictObject({ ...base.entries, b: v.nullable(v.picklist(['x', 'y'])) })],
    ['an entry', v.strictObject({ ...base.entries, c: v.string() })],
    ['strictness', v.looseObject(base.entries)],
    ['an array', v.array(base)],
  ])('changes with %s', (_what, changed) => {
    expect(digestOf(changed)).not.toBe(digestOf(base));
  });
});
