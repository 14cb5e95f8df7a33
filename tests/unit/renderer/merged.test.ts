import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged } from '../../../renderer/replica/merged';
import { holds } from '../domain/property';

interface Row {
  readonly id: string;
  readonly order: number;
}
const compare = (a: Row, b: Row): number => a.order - b.order || (a.id < b.id ? -1 : 1);
const row = fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), order: fc.integer({ min: 0, max: 9 }) });
const change = fc.record({
  news: fc.uniqueArray(row, { selector: ({ id }) => id }),
  left: fc.array(fc.integer({ min: 0, max: 30 }).map(String)),
});

describe('a sorted list kept up to date', () => {
  it('is what sorting everything anew would give, after any changes', () => {
    holds(fc.array(change, { maxLength: 6 }), (changes) => {
      const byId = new Map<string, Row>();
      let rows: readonly Row[] = [];
      for (const { news, left } of changes) {
        const former = new Set([...left, ...news.map(({ id }) => id)].flatMap((id) => byId.get(id) ?? []));
        for (const id of left) byId.delete(id);
        for (const one of news) byId.set(one.id, one);
        rows = merged(rows, former, news, compare);
        expect(rows).toEqual([...byId.values()].sort(compare));
      }
    });
  });

  it('keeps the rows that did not change the same objects', () => {
    const [a, b, moved] = [
      { id: 'a', order: 1 },
      { id: 'b', order: 2 },
      { id: 'a', order: 3 },
    ];
    const rows = merged([a, b], new Set([a]), [moved], compare);
    expect(rows[0]).toBe(b);
    expect(rows[1]).toBe(moved);
  });
});
