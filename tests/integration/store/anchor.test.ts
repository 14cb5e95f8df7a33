import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAside, StoreOpenError } from '../../../main/store';
import { Anchor } from '../../../main/store/anchor';
import { storePlace, type StorePlace } from '../../support/store';

let place: StorePlace;
const anchor = () => `${place.path}.anchor`;
const note = (n: number) => {
  const store = place.open();
  store.write((tx) => tx.audit({ at: n, who: 'op-1', role: 'lead', kind: 'reveal', subject: `p-${n}`, result: 'ok' }));
  store.close();
};
const opening = (): string => {
  try {
    place.open().close();
    return 'opened';
  } catch (error) {
    return error instanceof StoreOpenError && error.kind === 'damaged' ? error.message : String(error);
  }
};

beforeEach(() => {
  place = storePlace();
  for (let n = 1; n <= 3; n += 1) note(n);
});
afterEach(() => place.remove());

describe('a file that was closed in order', () => {
  it('opens as often as one likes', () => {
    expect([opening(), opening()]).toEqual(['opened', 'opened']);
  });

  it('does not open when a single bit of it is another, and opens when it is put right', () => {
    const bytes = readFileSync(place.path);
    const at = bytes.length - 100;
    bytes[at]! ^= 1;
    writeFileSync(place.path, bytes);
    expect(opening()).toContain('not as it was');
    bytes[at]! ^= 1;
    writeFileSync(place.path, bytes);
    expect(opening()).toBe('opened');
  });

  it('does not open when it is cut, or gone', () => {
    writeFileSync(place.path, readFileSync(place.path).subarray(0, -4096));
    expect(opening()).toContain('bytes');
    rmSync(place.path);
    expect(opening()).toContain('gone');
  });
});

describe('an older copy put back', () => {
  const withOld = (work: () => void): void => {
    copyFileSync(place.path, `${place.path}.old`);
    work();
    renameSync(`${place.path}.old`, place.path);
  };

  it('is found, be it closed in order or left by a crash', () => {
    withOld(() => note(4));
    expect(opening()).toContain('not as it was');

    const kept = JSON.parse(readFileSync(anchor(), 'utf8')) as unknown;
    expect(kept).toHaveProperty('anchor.file');
  });

  it('is found after an unclean end too, by the audit that does not reach so far', () => {
    withOld(() => {
      const store = place.open();
      store.write((tx) => tx.audit({ at: 4, who: 'op-1', role: 'lead', kind: 'reveal', subject: 'p-4', result: 'ok' }));
      store.close();
      // As the anchor stands while the console is at work.
      const open = place.open();
      copyFileSync(anchor(), `${anchor()}.kept`);
      open.close();
      renameSync(`${anchor()}.kept`, anchor());
    });
    expect(opening()).toContain('older copy');
  });

  it('is found when its own anchor was taken away', () => {
    rmSync(anchor());
    expect(opening()).toContain('anchor is missing');
  });

  it('is found when the anchor was written by somebody without the key', () => {
    writeFileSync(anchor(), readFileSync(anchor(), 'utf8').replaceAll('"n":3', '"n":2'));
    expect(opening()).toContain('signature');
    writeFileSync(anchor(), 'no JSON');
    expect(opening()).toContain('signature');
  });

  it('makes room for a new file when it is set aside, its anchor with it', () => {
    withOld(() => note(4));
    expect(opening()).not.toBe('opened');
    const name = setAside(place.path, 0);
    expect(existsSync(`${name}.anchor`)).toBe(true);
    expect(opening()).toBe('opened');
  });
});

describe('what is written down', () => {
  it('is what was said last, also when it was said before', () => {
    const anchor = new Anchor(place.path, place.key);
    const [one, two] = [
      { n: 1, hash: 'a', rev: 1 },
      { n: 2, hash: 'b', rev: 2 },
    ];
    anchor.write(one);
    anchor.write(one);
    expect(anchor.read()).toEqual(one);
    anchor.add(two);
    expect(anchor.read()).toEqual(two);
    anchor.write(one);
    expect(anchor.read()).toEqual(one);
  });
});
