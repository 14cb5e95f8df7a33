import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces, paginate, type Measured } from '../../../renderer/components/paper/paginate';
import { holds } from '../domain/property';

const block = (height: number, over: Partial<Measured> = {}): Measured => ({ height, head: 0, clings: false, ...over });

describe('spreading blocks over sheets', () => {
  it('fills a sheet to its edge and goes on with the next', () => {
    expect(paginate([block(40), block(60), block(1), block(99)], 100)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('takes the heading row along to the next sheet, and counts its height there', () => {
    const row = block(30, { head: 20 });
    expect(paginate([block(20), row, row, row, row, row], 100)).toEqual([[0, 1, 2], [3, 4], [5]]);
  });

  it('leaves no heading alone at the foot of a sheet', () => {
    const heading = block(10, { clings: true });
    expect(paginate([block(70), heading, heading, block(20)], 100)).toEqual([[0], [1, 2, 3]]);
  });

  it('gives a block that is taller than a sheet one of its own', () => {
    expect(paginate([block(10), block(500), block(10)], 100)).toEqual([[0], [1], [2]]);
  });

  it('keeps every block once, in order, and overfills no sheet that holds more than one', () => {
    const blocks = fc.array(fc.record({ height: fc.integer({ min: 1, max: 60 }), head: fc.constantFrom(0, 5), clings: fc.boolean() }), {
      maxLength: 60,
    });
    holds(blocks, (list) => {
      const sheets = paginate(list, 100);
      expect(sheets.flat()).toEqual(list.map((_, at) => at));
      for (const sheet of sheets) {
        const height = sheet.reduce((sum, at) => sum + list[at]!.height, 0);
        const allCling = sheet.slice(0, -1).every((at) => list[at]!.clings);
        expect(height <= 100 || allCling).toBe(true);
      }
    });
  });
});

describe('long words', () => {
  it('are cut where a sentence ends, and nothing of them is lost', () => {
    const text = '树已倾斜。'.repeat(300);
    const pieces = inPieces(text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.every((piece) => piece.length <= 600 && piece.endsWith('。'))).toBe(true);
  });

  it('are never cut in the middle of a character', () => {
    holds(fc.string({ unit: 'grapheme', minLength: 500, maxLength: 3000 }), (text) => {
      const pieces = inPieces(text, 100);
      expect(pieces.join('')).toBe(text);
      const broken = (words: string) => words !== Buffer.from(words).toString();
      expect(pieces.some(broken)).toBe(broken(text));
    });
  });
});
