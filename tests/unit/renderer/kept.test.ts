import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kept } from '../../../renderer/kit/kept';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('what is kept of an earlier value', () => {
  it('never changes what is said', () => {
    fc.assert(
      fc.property(json, json, (before, next) => {
        expect(kept(before, next)).toEqual(next);
      }),
    );
  });

  it('is the whole, where nothing changed', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(kept(value, structuredClone(value))).toBe(value);
      }),
    );
  });

  it('is every part that did not change', () => {
    const before = { row: { rev: 1, tasks: [{ id: 'a' }] }, timeline: [{ id: 1 }, { id: 2 }] };
    const after = kept(before, { row: { rev: 2, tasks: [{ id: 'a' }] }, timeline: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect(after).toEqual({ row: { rev: 2, tasks: [{ id: 'a' }] }, timeline: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect(after.row.tasks).toBe(before.row.tasks);
    expect(after.timeline[0]).toBe(before.timeline[0]);
    expect(after.timeline[1]).toBe(before.timeline[1]);
  });

  it('holds nothing that is gone, and tells an absent field from one that has no value', () => {
    expect(kept({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(Object.keys(kept({ a: 1 }, { a: 1, b: undefined }))).toEqual(['a', 'b']);
    expect(Object.keys(kept({ b: undefined }, { c: undefined }))).toEqual(['c']);
  });
});
