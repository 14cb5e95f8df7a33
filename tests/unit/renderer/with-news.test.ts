import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withNews } from '../../../renderer/replica/with-news';
import { holds } from '../domain/property';

interface Row {
  readonly id: string;
  readonly order: number;
  readonly rev: number;
}
const compare = (a: Row, b: Row): number => a.order - b.order || (a.id < b.id ? -1 : 1);
const id = fc.integer({ min: 0, max: 30 }).map(String);
const act = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), id, order: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constant('remove' as const), id }),
  fc.constant({ kind: 'read' as const }),
);

describe('a sorted list kept up to date', () => {
  it('is what sorting everything anew would give, whenever it is read and whatever left and came back meanwhile', () => {
    holds(fc.array(act, { maxLength: 60 }), (acts) => {
      const table = new Map<string, { readonly row: Row; readonly w: number }>();
      const stones = new Map<string, number>();
      const byId = new Map<string, Row>();
      let rows: readonly Row[] = [];
      let last = 0;
      const read = (w: number) => {
        const found = [...table.values()].filter((one) => one.w > last).map(({ row }) => row);
        const gone = [...stones].filter(([, at]) => at > last).map(([stone]) => ({ id: stone }));
        rows = withNews(rows, byId, { rows: found, gone }, compare);
        last = w;
        const plain = [...table.values()].map(({ row }) => row).sort(compare);
        expect(rows).toEqual(plain);
        expect(byId).toEqual(new Map(plain.map((row) => [row.id, row])));
      };
      acts.forEach((one, index) => {
        const w = index + 1;
        if (one.kind === 'put') table.set(one.id, { row: { id: one.id, order: one.order, rev: w }, w });
        else if (one.kind === 'read') read(w);
        else if (table.delete(one.id)) stones.set(one.id, w);
      });
      read(acts.length);
    });
  });

  it('keeps the rows that did not change the same objects, and the list where nothing did', () => {
    const [a, b, moved] = [
      { id: 'a', order: 1, rev: 1 },
      { id: 'b', order: 2, rev: 2 },
      { id: 'a', order: 3, rev: 3 },
    ];
    const byId = new Map([a, b].map((row) => [row.id, row]));
    const rows = withNews([a, b], byId, { rows: [moved, { ...b }], gone: [{ id: 'c' }] }, compare);
    expect(rows[0]).toBe(b);
    expect(rows[1]).toBe(moved);
    expect(withNews(rows, byId, { rows: [{ ...moved }], gone: [] }, compare)).toBe(rows);
  });

  it('keeps a row that left and came back as it was', () => {
    const row = { id: 'a', order: 1, rev: 1 };
    const byId = new Map([['a', row]]);
    expect(withNews([row], byId, { rows: [{ ...row }], gone: [{ id: 'a' }] }, compare)).toEqual([row]);
  });
});
