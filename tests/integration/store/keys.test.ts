import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeyLock, openStore, StoreOpenError, type KeyWrapper } from '../../../main/store';
import { storePlace, type StorePlace } from '../../support/store';

let place: StorePlace;
let path: string;
beforeEach(() => {
  place = storePlace();
  path = join(place.folder, 'key.json');
});
afterEach(() => place.remove());

/** A keychain that knows what it wrapped itself. */
const keychainWith = (pad: Buffer): KeyWrapper => {
  const mix = (bytes: Uint8Array) => Buffer.from(bytes.map((byte, at) => byte ^ pad[at % pad.length]!));
  return {
    wrap: (secret) => Buffer.concat([pad.subarray(0, 4), mix(secret)]),
    unwrap: (wrapped) => (pad.subarray(0, 4).equals(wrapped.subarray(0, 4)) ? mix(wrapped.subarray(4)) : undefined),
  };
};
const lock = (keychain?: KeyWrapper) => createKeyLock({ path, databases: [place.path], keychain });
const passphrase = '正确的口令 correct';
const damaged = (work: () => unknown): StoreOpenError => {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreOpenError) return error;
  }
  throw new Error('it was taken');
};

describe('the data key', () => {
  it('is made once, kept wrapped by a passphrase, and found again with it alone', async () => {
    expect(lock().kept()).toBe('none');
    const key = await lock().make({ passphrase });
    expect(key).toHaveLength(32);
    expect(lock().kept()).toBe('passphrase');
    expect((await lock().unlock({ passphrase }))?.equals(key)).toBe(true);
    expect(await lock().unlock({ passphrase: `${passphrase}x` })).toBeUndefined();
    expect(await lock(keychainWith(randomBytes(32))).unlock({ keychain: true })).toBeUndefined();
    await expect(lock().make({ passphrase })).rejects.toThrow('already');
  });

  it('stands nowhere in the file, which only its owner can read and which is the only one left', async () => {
    const key = await lock().make({ passphrase });
    const text = readFileSync(path, 'utf8');
    for (const secret of [passphrase, key.toString('hex'), key.toString('base64')]) expect(text).not.toContain(secret);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(place.folder)).toEqual(['key.json']);
    const { envelope } = JSON.parse(text) as { envelope: { protections: { passphrase: { kdf: unknown } } } };
    expect(envelope.protections.passphrase.kdf).toMatchObject({ name: 'scrypt', logN: 17, r: 8, p: 1 });
  });

  it('takes a passphrase typed with composed or decomposed characters as the same', async () => {
    const key = await lock().make({ passphrase: 'caf\u00e9 long enough' });
    expect((await lock().unlock({ passphrase: 'cafe\u0301 long enough' }))?.equals(key)).toBe(true);
  });

  it('is kept by a keychain where there is one, and not given out by another', async () => {
    const keychain = keychainWith(randomBytes(32));
    const key = await lock(keychain).make({ keychain: true });
    expect([lock(keychain).kept(), lock(keychain).hasKeychain(), lock().hasKeychain()]).toEqual(['keychain', true, false]);
    expect((await lock(keychain).unlock({ keychain: true }))?.equals(key)).toBe(true);
    expect(await lock(keychainWith(randomBytes(32))).unlock({ keychain: true })).toBeUndefined();
    expect(await lock().unlock({ keychain: true })).toBeUndefined();
    expect(await lock(keychain).unlock({ passphrase })).toBeUndefined();
    rmSync(path);
    await expect(lock().make({ keychain: true })).rejects.toThrow('no keychain');
    expect(lock().kept()).toBe('none');
  });

  it('is not taken for right when a keychain hands out something else', async () => {
    const keychain = keychainWith(randomBytes(32));
    await lock(keychain).make({ keychain: true });
    expect(await lock({ ...keychain, unwrap: () => randomBytes(32) }).unlock({ keychain: true })).toBeUndefined();
  });

  it('stays the same when the passphrase changes, so that the data need not be written anew', async () => {
    const key = await lock().make({ passphrase });
    openStore({ path: place.path, key, clock: place.clock }).close();
    await lock().protect(key, { passphrase: 'another one entirely' });
    expect(await lock().unlock({ passphrase })).toBeUndefined();
    const again = await lock().unlock({ passphrase: 'another one entirely' });
    expect(() => openStore({ path: place.path, key: again!, clock: place.clock }).close()).not.toThrow();
    await expect(lock().protect(randomBytes(32), { passphrase })).rejects.toThrow('not the key');
  });

  it('is opened by the recovery key too, however it is typed, until a new one is made', async () => {
    const key = await lock().make({ passphrase });
    expect(lock().has('recovery')).toBe(false);
    expect(await lock().unlock({ recovery: '00000-00000-00000-00000-00000-00000' })).toBeUndefined();
    const code = await lock().makeRecovery(key);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(readFileSync(path, 'utf8')).not.toContain(code.slice(0, 11));
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await lock().unlock({ recovery: typed }))?.equals(key)).toBe(true);
    await lock().protect(key, { passphrase: 'another one entirely' });
    expect((await lock().unlock({ recovery: code }))?.equals(key)).toBe(true);
    await lock().makeRecovery(key);
    expect(await lock().unlock({ recovery: code })).toBeUndefined();
  });

  it('is read from a file of the first version, and kept in the second from the next change on', async () => {
    const key = await lock().make({ passphrase });
    const { envelope } = JSON.parse(readFileSync(path, 'utf8')) as {
      envelope: { fingerprint: string; protections: { passphrase: unknown } };
    };
    const old = { version: 1, fingerprint: envelope.fingerprint, protection: envelope.protections.passphrase };
    writeFileSync(path, JSON.stringify({ envelope: old, sha256: createHash('sha256').update(JSON.stringify(old)).digest('hex') }));
    expect((await lock().unlock({ passphrase }))?.equals(key)).toBe(true);
    await lock(keychainWith(randomBytes(32))).protect(key, { keychain: true });
    expect([lock().kept(), lock().has('passphrase'), lock().has('keychain')]).toEqual(['keychain', true, true]);
    expect((await lock().unlock({ passphrase }))?.equals(key)).toBe(true);
  });

  it('is lost when its file is gone while data is there; none is ever made over old data', async () => {
    const key = await lock().make({ passphrase });
    openStore({ path: place.path, key, clock: place.clock }).close();
    rmSync(path);
    expect(lock().kept()).toBe('lost');
    await expect(lock().make({ passphrase })).rejects.toThrow('already');
    await expect(lock().unlock({ passphrase })).rejects.toThrow('no key');
  });
});

describe('a key file', () => {
  let whole: string;
  beforeAll(async () => {
    const elsewhere = storePlace();
    const made = createKeyLock({ path: join(elsewhere.folder, 'key.json'), databases: [], keychain: undefined });
    await made.make({ passphrase });
    whole = readFileSync(made.path, 'utf8');
    elsewhere.remove();
  });

  it.each<[string, (text: string) => string]>([
    ['cut short', (text) => text.slice(0, -20)],
    ['that is empty', () => ''],
    [
      'with one character of the wrapped key changed',
      (text) => text.replace(/("wrapped": ")(.)/, (_, start: string, first: string) => start + (first === 'A' ? 'B' : 'A')),
    ],
    ['with weaker parameters', (text) => text.replace('"logN": 17', '"logN": 14')],
    ['with parameters no machine could bear', (text) => text.replace('"logN": 17', '"logN": 40')],
    ['of another version', (text) => text.replace('"version": 2', '"version": 3')],
    ['with a field too many', (text) => text.replace('"version": 2', '"version": 2, "more": 1')],
  ])('%s is damaged, which is not the same as a wrong passphrase, and is left as it is', async (_, damage) => {
    const text = damage(whole);
    expect(text).not.toBe(whole);
    writeFileSync(path, text);
    expect(damaged(() => lock().kept())).toMatchObject({ kind: 'damaged', path });
    await expect(lock().unlock({ passphrase })).rejects.toMatchObject({ kind: 'damaged' });
    await expect(lock().make({ passphrase })).rejects.toMatchObject({ kind: 'damaged' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('left half written by a crash does not stand in the way', async () => {
    writeFileSync(`${path}.new`, '{"half');
    expect(lock().kept()).toBe('none');
    const keychain = keychainWith(randomBytes(32));
    const key = await lock(keychain).make({ keychain: true });
    expect((await lock(keychain).unlock({ keychain: true }))?.equals(key)).toBe(true);
  });
});
