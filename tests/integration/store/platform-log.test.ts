import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformLog } from '../../../main/ports';
import { storePlace, textsFoundIn, type StorePlace } from '../../support/store';

let place: StorePlace;
let log: PlatformLog;
beforeEach(() => {
  place = storePlace();
  log = place.openPlatform();
});
afterEach(() => place.remove());

const entry = (id: string, subject = 's.1', expectedSeq?: number) => ({ id, subject, body: `{"id":"${id}","text":"金丝雀"}`, expectedSeq });

describe('the stream of the embedded platform', () => {
  it('numbers what it stores, and hands it out from any point, oldest first', () => {
    expect(['a', 'b', 'c'].map((id, at) => log.append(entry(id, at === 1 ? 's.2' : 's.1')))).toEqual(
      [1, 2, 3].map((seq) => ({ kind: 'stored', seq })),
    );
    expect(log.after(1, 1).map(({ id }) => id)).toEqual(['b']);
    expect(log.after(0, 10)[0]).toEqual({ seq: 1, subject: 's.1', id: 'a', body: entry('a').body });
    expect(log.ofSubject('s.1').map(({ seq }) => seq)).toEqual([1, 3]);
    expect(log.lastSeq()).toBe(3);
  });

  it('checks the expected sequence of the subject, and knows a retry before it speaks of a conflict', () => {
    expect(log.append(entry('a', 's.1', 0))).toEqual({ kind: 'stored', seq: 1 });
    expect(log.append(entry('b', 's.1', 0))).toEqual({ kind: 'conflict', lastSeq: 1 });
    expect(log.append(entry('b', 's.2', 0))).toEqual({ kind: 'stored', seq: 2 });
    expect(log.append(entry('c', 's.1', 1))).toEqual({ kind: 'stored', seq: 3 });
    expect(log.append(entry('a', 's.1', 0))).toEqual({ kind: 'duplicate', seq: 1 });
    expect(log.lastSeq()).toBe(3);
  });

  it('keeps everything across a restart, in the clear nowhere, and never gives a sequence twice', () => {
    log.append(entry('a'));
    log.set('plan', '{"n":1}');
    log.putDirectory([{ kind: 'area', key: '530303', value: '{}' }]);
    log.close();
    expect(textsFoundIn(place.folder, ['金丝雀', 's.1', '530303'])).toEqual([]);
    log = place.openPlatform();
    expect([log.lastSeq(), log.get('plan'), log.get('other'), log.directoryAfter(0, 9).length]).toEqual([1, '{"n":1}', undefined, 1]);
    expect(log.append(entry('b'))).toEqual({ kind: 'stored', seq: 2 });
  });

  it('takes any text as a body', () => {
    const body = 'a\0b\ud83d\ude00"\\';
    log.append({ subject: 's', id: 'x', body });
    expect(log.after(0, 1)[0]?.body).toBe(body);
  });
});

describe('the buckets of the embedded platform', () => {
  it('give a changed entry a new revision and forget its old one', () => {
    log.putDirectory([
      { kind: 'area', key: '1', value: 'a' },
      { kind: 'grid', key: '1', value: 'g' },
    ]);
    log.putDirectory([{ kind: 'area', key: '1', value: null }]);
    expect(log.directoryAfter(0, 10)).toEqual([
      { rev: 2, kind: 'grid', key: '1', value: 'g' },
      { rev: 3, kind: 'area', key: '1', value: null },
    ]);
    expect(log.directoryAfter(2, 10)).toHaveLength(1);
    expect(log.directoryAfter(0, 1)).toHaveLength(1);
  });
});

describe('a transaction of the embedded platform', () => {
  it('is all or nothing, what it appends and what it plans', () => {
    expect(() =>
      log.transaction(() => {
        log.append(entry('a'));
        log.set('plan', '1');
        log.putDirectory([{ kind: 'area', key: '1', value: 'a' }]);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect([log.lastSeq(), log.get('plan'), log.directoryAfter(0, 1)]).toEqual([0, undefined, []]);
    expect(log.transaction(() => log.append(entry('a')))).toEqual({ kind: 'stored', seq: 1 });
  });
});

describe('the photos of the embedded platform', () => {
  it('come back byte for byte after a restart, stand in the clear nowhere, and are not replaced', () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7 + (at >> 8)) & 0xff);
    const marked = new Uint8Array([...new TextEncoder().encode('金丝雀'), ...bytes]);
    log.putMedia('m-1', { type: 'image/jpeg', bytes: marked });
    log.putMedia('m-1', { type: 'image/png', bytes: new Uint8Array([1]) });
    log.putMedia('m-2', { type: 'image/png', bytes: new Uint8Array([0, 255, 0]) });
    log.close();
    expect(textsFoundIn(place.folder, ['金丝雀', 'image/jpeg'])).toEqual([]);
    log = place.openPlatform();
    expect([log.media('m-1')?.type, Buffer.from(log.media('m-1')!.bytes).equals(Buffer.from(marked))]).toEqual(['image/jpeg', true]);
    expect([...log.media('m-2')!.bytes]).toEqual([0, 255, 0]);
    expect(log.media('m-3')).toBeUndefined();
  });
});
