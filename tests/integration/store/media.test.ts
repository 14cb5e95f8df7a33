import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../main/ports';
import { checkIntegrity, type SqliteStore } from '../../../main/store';
import { openFile } from '../../../main/store/open-file';
import { storeMigrations } from '../../../main/store/migrations';
import { MovableClock } from '../../support/clock';
import { jpegFile } from '../../support/photo-files';
import { storePlace, textsFoundIn, type StorePlace } from '../../support/store';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  // What is changed behind a closed store's back is found at the door; here it is to be met inside.
  place = storePlace(new MovableClock(), { anchored: false });
  store = place.open();
});
afterEach(() => place.remove());

const photo = { type: 'image/jpeg' as const, bytes: jpegFile({ width: 640, height: 480 }) };
const thumb = jpegFile();
const size = photo.bytes.length;
const cache = (id: string, at: number, most = 10 * size): void => store.write((tx) => tx.cachePhoto(id, photo, at, most));
const there = (...ids: string[]): boolean[] => ids.map((id) => store.read.photo(id, false) !== undefined);
/** Changes one byte of a photo behind the store's back. */
const spoil = (id: string): void => {
  store.close();
  const sql = openFile(place, storeMigrations);
  sql.run(
    'UPDATE media SET bytes = ? WHERE id = ?',
    photo.bytes.map((byte, at) => (at === 99 ? byte ^ 1 : byte)),
    id,
  );
  sql.close();
  store = place.open();
};

describe('photos in the cache', () => {
  it('come back byte for byte after a restart and stand in the clear nowhere', () => {
    store.write((tx) => tx.addPhoto('m-1', photo, thumb, 1));
    store.close();
    expect(textsFoundIn(place.folder, ['JFIF', 'm-1', 'image/jpeg'])).toEqual([]);
    store = place.open();
    expect([store.read.photo('m-1', false), store.read.photo('m-1', true)?.bytes]).toEqual([photo, thumb]);
    store.close();
    expect(checkIntegrity(place)).toEqual([]);
  });

  it('stay within their bound: what was looked at least lately goes, what is unsent never', () => {
    store.write((tx) => tx.addPhoto('own', photo, thumb, 1));
    for (const [id, at] of [
      ['a', 2],
      ['b', 3],
      ['c', 4],
    ] as const)
      cache(id, at);
    store.write((tx) => tx.touchPhoto('a', 5));
    cache('d', 6, 4 * size);
    expect(there('own', 'a', 'b', 'c', 'd')).toEqual([true, true, false, false, true]);
    cache('e', 7, 1);
    expect(there('own', 'a', 'd', 'e')).toEqual([true, false, false, false]);
  });

  it('a damaged copy is as good as none; damage in what only this console has is told', () => {
    cache('copy', 1);
    spoil('copy');
    expect(there('copy')).toEqual([false]);
    cache('copy', 2);
    expect(there('copy')).toEqual([true]);
    store.write((tx) => tx.addPhoto('own', photo, thumb, 1));
    spoil('own');
    expect(() => store.read.photo('own', false)).toThrow(StorageError);
    store.close();
    expect(checkIntegrity(place)).toEqual(['photo own does not fit its checksum']);
  });
});

describe('small pictures', () => {
  const small = { type: 'image/jpeg' as const, bytes: thumb };
  it('are shown in the place of whole photos, outlive them, and stay within a bound of their own', () => {
    store.write((tx) => tx.cacheThumb('a', small, 1, 1000));
    expect([store.read.photo('a', true), store.read.photo('a', false)]).toEqual([small, undefined]);
    cache('a', 2);
    expect([store.read.photo('a', true), store.read.photo('a', false)]).toEqual([small, photo]);
    // An own one, once it is sent, is a copy as others are.
    store.write((tx) => {
      tx.addPhoto('own', photo, thumb, 3);
      tx.mediaSent('own');
    });
    cache('b', 4, 1);
    expect(there('a', 'own', 'b')).toEqual([false, false, false]);
    expect([store.read.photo('a', true), store.read.photo('own', true), store.read.photo('b', true)]).toEqual([small, small, undefined]);
    expect(store.read.missingMedia(['a', 'own', 'b', 'c'])).toEqual(['b', 'c']);
    store.write((tx) => tx.touchPhoto('a', 9));
    store.write((tx) => tx.cacheThumb('d', small, 10, 2 * thumb.length));
    expect(store.read.missingMedia(['a', 'own', 'd'])).toEqual(['own']);
    store.close();
    expect(textsFoundIn(place.folder, ['JFIF', 'image/jpeg'])).toEqual([]);
    expect(checkIntegrity(place)).toEqual([]);
    store = place.open();
  });

  it('that are damaged are as good as none, and found by the check', () => {
    store.write((tx) => tx.cacheThumb('a', small, 1, 1000));
    store.close();
    const sql = openFile(place, storeMigrations);
    sql.run('UPDATE thumbs SET bytes = ?', thumb.subarray(1));
    sql.close();
    expect(checkIntegrity(place)).toEqual(['the small picture of photo a does not fit its checksum']);
    store = place.open();
    expect(store.read.photo('a', true)).toBeUndefined();
  });
});

describe('photos to be sent', () => {
  it('wait from the moment a command names them until they are sent, and give way after a try', () => {
    store.write((tx) => {
      tx.addPhoto('b', photo, thumb, 2);
      tx.addPhoto('a', photo, thumb, 1);
      tx.addPhoto('loose', photo, thumb, 0);
    });
    expect(store.read.mediaToSend(9, 9)).toEqual([]);
    store.write((tx) => tx.referToMedia(['b', 'a', 'elsewhere']));
    expect(store.read.mediaToSend(9, 9).map(({ id }) => id)).toEqual(['a', 'b']);
    store.write((tx) => tx.postponeMedia('a', 100));
    expect(store.read.mediaToSend(9, 9).map(({ id }) => id)).toEqual(['b']);
    expect(store.read.mediaToSend(100, 9)[0]).toEqual({ id: 'a', attempts: 1, small: true });
    // Put off by a clock that has been set back by a day since.
    expect(store.read.mediaToSend(100 - 86_400_000, 9).map(({ id }) => id)).toEqual(['a', 'b']);
    // All small pictures first, and a fresh start for each whole one.
    store.write((tx) => tx.thumbSent('a'));
    expect(store.read.mediaToSend(100, 9)).toEqual([
      { id: 'b', attempts: 0, small: true },
      { id: 'a', attempts: 0, small: false },
    ]);
    store.write((tx) => tx.mediaSent('a'));
    expect(store.read.mediaCounts()).toEqual({ waiting: 1, refused: 0, loose: 1 });
    expect(store.write((tx) => tx.dropLooseMedia(5))).toBe(1);
    expect(there('a', 'b', 'loose')).toEqual([true, true, false]);
  });

  it('stay when the platform refuses them, with its words, until they are asked for again', () => {
    store.write((tx) => {
      tx.addPhoto('a', photo, thumb, 1);
      tx.addPhoto('b', photo, thumb, 2);
      tx.referToMedia(['a', 'b']);
      tx.postponeMedia('a', 5);
      tx.refuseMedia('a', { why: 'permission', said: '不许', at: 3 });
    });
    store.close();
    expect(textsFoundIn(place.folder, ['permission', '不许'])).toEqual([]);
    store = place.open();
    const refused = { id: 'a', refused: { why: 'permission', said: '不许', at: 3 } };
    expect(store.read.unsentMedia(['a', 'b', 'elsewhere'])).toEqual([refused, { id: 'b' }]);
    expect(store.read.mediaToSend(9, 9).map(({ id }) => id)).toEqual(['b']);
    cache('copy', 4, 1);
    expect(there('a', 'b', 'copy')).toEqual([true, true, false]);
    expect(store.write((tx) => tx.retryMedia(['a', 'b', 'elsewhere']))).toBe(1);
    expect(store.read.mediaToSend(0, 9)).toEqual([
      { id: 'a', attempts: 0, small: true },
      { id: 'b', attempts: 0, small: true },
    ]);
  });
});
