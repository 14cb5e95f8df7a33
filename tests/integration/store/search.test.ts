import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteStore } from '../../../main/store';
import { newCase, projected } from '../../support/case-records';
import { storePlace, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE, reported } from '../../support/wire';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => place.remove());

/** Stores a case for each text and hands back the ids. */
const putTexts = (texts: readonly string[]): string[] =>
  store.write((tx) =>
    texts.map((searchText) => {
      const { record } = newCase();
      tx.putCase({ ...record, index: { ...record.index, searchText } });
      return record.id;
    }),
  );
const found = (text: string, ids: readonly string[], area = TOWNSHIP) =>
  store.read
    .search(text, { area }, 1000)
    .map(({ id }) => ids.indexOf(id))
    .sort((a, b) => a - b);

describe('search', () => {
  it('finds one, two and many Chinese characters, words in any order, and the beginnings of Latin words', () => {
    const ids = putTexts(['枯树倾斜,压住110kV电线', '通村公路塌方 3 处', 'Road to 播乐 collapsed', '1123-7K4\n张家门口路灯']);
    expect(found('树', ids)).toEqual([0]);
    expect(found('线', ids)).toEqual([0]);
    expect(found('路', ids)).toEqual([1, 3]);
    expect(found('公路', ids)).toEqual([1]);
    expect(found('通村公路塌方', ids)).toEqual([1]);
    expect(found('塌方 公路', ids)).toEqual([1]);
    expect(found('公路塌', ids)).toEqual([1]);
    expect(found('路公', ids)).toEqual([]);
    expect(found('110KV', ids)).toEqual([0]);
    expect(found('110kV电线', ids)).toEqual([0]);
    expect(found('coll', ids)).toEqual([2]);
    expect(found('ROAD 播乐', ids)).toEqual([2]);
    expect(found('ollapsed', ids)).toEqual([]);
    expect(found('1123-7k', ids)).toEqual([3]);
    expect(found('枯树 塌方', ids)).toEqual([]);
  });

  it('gives the latest first, up to the limit', () => {
    const ids = putTexts(['塌方一', '塌方二', '塌方三']);
    expect(store.read.search('塌方', { area: TOWNSHIP }, 2).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  });

  it('stays within the area and the department', () => {
    const [here, there] = [reported(newId()), reported(newId(), {}, { area: OTHER_VILLAGE })];
    store.write((tx) => [here, there].forEach((event) => tx.putCase(projected([event]))));
    const ids = [here.caseId, there.caseId];
    expect(found('枯树', ids, '530303')).toEqual([0, 1]);
    expect(found('枯树', ids, VILLAGE)).toEqual([0]);
    expect(store.read.search('枯树', { area: TOWNSHIP, departmentId: 'd-1' }, 10)).toEqual([]);
  });

  it('forgets the words a case no longer has', () => {
    const { record } = newCase();
    const put = (searchText: string) => store.write((tx) => tx.putCase({ ...record, index: { ...record.index, searchText } }));
    put('枯树');
    put('塌方');
    expect([found('枯树', [record.id]), found('塌方', [record.id])]).toEqual([[], [0]]);
  });

  it('treats characters that mean something to the engine as text', () => {
    const ids = putTexts(['words: "quoted" AND (枯树) OR NOT* ^x {y}']);
    for (const text of [
      '"',
      "'",
      '*',
      'AND',
      'NOT',
      '"枯树',
      '枯树"',
      '(枯树',
      '枯树*',
      'words:',
      'NEAR(枯树 x, 2)',
      '^x',
      '{y}',
      'a:b',
      '枯树 AND',
      '-枯树',
      '; DROP TABLE cases',
      '\0枯树',
      '\ud800',
    ]) {
      expect(() => found(text, ids), text).not.toThrow();
    }
    expect(found('"枯树" (not)', ids)).toEqual([0]);
  });

  it('finds for Chinese just what a scan of the texts would find', () => {
    // Few characters, so that queries often hit; one of them beyond the 16-bit plane.
    const characters = fc.constantFrom('枯', '树', '路', '电', '𠮷');
    const text = fc
      .array(fc.oneof({ weight: 6, arbitrary: characters }, fc.constantFrom(',', ' ', 'a', '1')), { maxLength: 12 })
      .map((parts) => parts.join(''));
    const query = fc.array(characters, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.array(query, { minLength: 1, maxLength: 10 }), (texts, queries) => {
        const ids = putTexts(texts);
        for (const one of queries) {
          const hits = found(one, ids).filter((at) => at >= 0);
          expect(hits, `${one} in ${JSON.stringify(texts)}`).toEqual(texts.flatMap((each, at) => (each.includes(one) ? [at] : [])));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes and gives back any text at all', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\0', '\ud800')),
          maxLength: 40,
        }),
        fc.string({ unit: 'binary', maxLength: 10 }),
        (searchText, query) => {
          const { record } = newCase();
          store.write((tx) => tx.putCase({ ...record, index: { ...record.index, searchText } }));
          store.read.search(query, { area: TOWNSHIP }, 5);
          const again = store.read.case(record.id);
          expect(again?.index.searchText).toBe(Buffer.from(searchText).toString());
        },
      ),
      { numRuns: 100 },
    );
  });
});
