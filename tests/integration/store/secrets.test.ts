import { createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecrets } from '../../../main/store';
import { textsFoundIn } from '../../support/store';

let folder: string;
let path: string;
const key = randomBytes(32);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-secrets-'));
  path = join(folder, 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Sealed {
  readonly iv: string;
  readonly sealed: string;
  readonly tag: string;
}
interface Contents {
  readonly version: number;
  readonly secrets: Record<string, Sealed>;
}
const contents = () => JSON.parse(readFileSync(path, 'utf8')) as Contents;
const rewrite = (change: (was: Contents) => unknown) => writeFileSync(path, JSON.stringify(change(contents())));
/** The same text with its first byte another. */
const bent = (base64: string): string => {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0]! ^= 1;
  return bytes.toString('base64');
};

describe('the file of secrets', () => {
  it('is not there before there is one, and gives it back after a restart, also when the data key was wiped meanwhile', () => {
    const wiped = Buffer.from(key);
    const secrets = openSecrets(path, wiped);
    expect(secrets.get('login a')).toBeUndefined();
    expect(existsSync(path)).toBe(false);
    wiped.fill(0);
    secrets.set('login a', '密码 canary-one');
    secrets.set('login b', 'canary-two');
    expect(secrets.get('login a')).toBe('密码 canary-one');
    const again = openSecrets(path, key);
    expect([again.get('login a'), again.get('login b'), again.get('login c')]).toEqual(['密码 canary-one', 'canary-two', undefined]);
  });

  it('holds no secret in the clear, is its owner’s alone, and leaves nothing beside it', () => {
    const secrets = openSecrets(path, key);
    secrets.set('login a', 'canary-one');
    secrets.set('login a', 'canary-two');
    expect(textsFoundIn(folder, ['canary-one', 'canary-two', Buffer.from('canary-two').toString('base64')])).toEqual([]);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('seals the same secret differently each time, so that nobody sees that it is the same', () => {
    const secrets = openSecrets(path, key);
    secrets.set('a', 'the same');
    secrets.set('b', 'the same');
    const { a, b } = contents().secrets;
    expect(a!.iv).not.toBe(b!.iv);
    expect(a!.sealed).not.toBe(b!.sealed);
  });

  it('forgets what is taken out, and that only', () => {
    const secrets = openSecrets(path, key);
    secrets.set('a', 'one');
    secrets.set('b', 'two');
    secrets.set('a', undefined);
    secrets.set('never there', undefined);
    expect(Object.keys(contents().secrets)).toEqual(['b']);
    expect([secrets.get('a'), secrets.get('b')]).toEqual([undefined, 'two']);
  });

  it('is not opened by another key, and what another key sealed stays in it', () => {
    openSecrets(path, key).set('a', 'one');
    const stranger = openSecrets(path, randomBytes(32));
    expect(stranger.get('a')).toBeUndefined();
    stranger.set('b', 'two');
    const owner = openSecrets(path, key);
    expect([owner.get('a'), owner.get('b')]).toEqual(['one', undefined]);
  });

  it('is not opened by the data key itself, but by one made from it', () => {
    openSecrets(path, key).set('a', 'one');
    const { iv, sealed, tag } = contents().secrets['a']!;
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 })
      .setAAD(Buffer.from('a'))
      .setAuthTag(Buffer.from(tag, 'base64'));
    decipher.update(Buffer.from(sealed, 'base64'));
    expect(() => decipher.final()).toThrow(/unable to authenticate/);
  });

  it.each([
    ['in the place of another', ({ version, secrets: { a, b } }: Contents) => ({ version, secrets: { a: b, b: a } })],
    ['changed', ({ version, secrets: { a, b } }: Contents) => ({ version, secrets: { a: { ...a!, sealed: bent(a!.sealed) }, b } })],
    ['with another seal', ({ version, secrets: { a, b } }: Contents) => ({ version, secrets: { a: { ...a!, tag: bent(a!.tag) }, b } })],
    [
      'with half a seal',
      ({ version, secrets: { a, b } }: Contents) => ({
        version,
        secrets: { a: { ...a!, tag: Buffer.from(a!.tag, 'base64').subarray(0, 4).toString('base64') }, b },
      }),
    ],
    ['with another beginning', ({ version, secrets: { a, b } }: Contents) => ({ version, secrets: { a: { ...a!, iv: bent(a!.iv) }, b } })],
    ['with nothing in it', ({ version, secrets: { b } }: Contents) => ({ version, secrets: { a: { iv: '', sealed: '', tag: '' }, b } })],
  ])('gives nothing for a secret %s', (_, change) => {
    const secrets = openSecrets(path, key);
    secrets.set('a', 'one');
    secrets.set('b', 'two');
    rewrite(change);
    expect(secrets.get('a')).toBeUndefined();
  });

  it.each([
    ['empty', ''],
    ['no JSON', '{"version":1,'],
    ['of another version', '{"version":2,"secrets":{}}'],
    ['of another shape', '{"version":1,"secrets":{"a":"one"}}'],
  ])('that is %s holds no secret of ours, and a new one can be kept', (_, text) => {
    writeFileSync(path, text);
    const secrets = openSecrets(path, key);
    expect(secrets.get('a')).toBeUndefined();
    secrets.set('a', 'one');
    expect(openSecrets(path, key).get('a')).toBe('one');
  });
});
