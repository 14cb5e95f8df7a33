import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Category, DuplicateRules } from '../../../preload/contract';
import { categoryHints, commonWords, compareReports, likenessOf, rankDuplicates, type Subject } from '../../../main/domain';
import shipped from '../../../resources/data/rulebook.json';
import { holds } from './property';

const rules: DuplicateRules = { metres: 300, hours: 48, likeness: 0.2, most: 3 };
const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-25T09:00:00+08:00');

const subject = (over: Partial<Subject> = {}): Subject => ({
  title: '枯树倾斜，有压断电线的危险',
  description: '座棚村路边枯树向电线倾斜，风大时晃动。',
  category: 'power-tree',
  place: { lon: 104.07, lat: 25.6 },
  at: NOW,
  names: ['座棚村'],
  ...over,
});
const north = (metres: number) => ({ lon: 104.07, lat: 25.6 + metres / 111_195 });
const rank = (own: Subject, others: readonly Subject[], by = rules) =>
  rankDuplicates(
    own,
    others.map((other) => ({ it: others.indexOf(other), subject: other })),
    by,
  ).map(({ it }) => it);

describe('likeness of words', () => {
  it('is 1 for the same, 0 for nothing in common, and between for one matter in two people’s words', () => {
    const own = { title: '枯树倾斜，有压断电线的危险', description: '' };
    expect(likenessOf(own, own)).toBe(1);
    expect(likenessOf(own, { title: '连续两天没有自来水', description: '' })).toBe(0);
    const retold = likenessOf(own, { title: '路边枯树快倒了，要压到电线', description: '' });
    expect(retold).toBeGreaterThan(0.15);
    expect(retold).toBeLessThan(0.6);
  });

  it('is the coefficient as Dice defines it: twice the pairs in common over all pairs', () => {
    // 枯树 树倒 | 枯树 树歪: one of two and two.
    expect(likenessOf({ title: '枯树倒', description: '' }, { title: '枯树歪', description: '' })).toBe(0.5);
  });

  it('does not grow because both say the name of the village', () => {
    const [a, b] = [
      { title: '座棚村停水', description: '' },
      { title: '座棚村打架', description: '' },
    ];
    expect(likenessOf(a, b)).toBeGreaterThan(0);
    expect(likenessOf(a, b, ['座棚村'])).toBe(0);
  });

  it('is the same both ways, whatever is written, and no text is too odd', () => {
    const words = fc.record({ title: fc.string({ unit: 'grapheme' }), description: fc.string({ unit: 'binary' }) });
    holds(fc.tuple(words, words), ([a, b]) => {
      const likeness = likenessOf(a, b);
      expect(likeness).toBeCloseTo(likenessOf(b, a), 12);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
    });
  });
});

describe('words in common', () => {
  it('are the longest stretches that both hold, without the letters that only join', () => {
    expect(commonWords('路边的枯树压到电线了', '枯树快倒了，压到电线')).toEqual(['压到电线', '枯树']);
  });

  it('are whole words where there are spaces', () => {
    expect(commonWords('Dead tree on the power line', 'power LINE down, tree')).toEqual(['power', 'line', 'tree']);
  });

  it('all stand in both texts', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'枯树电线压断路边水管的了，。 ') });
    holds(fc.tuple(letters, letters), ([a, b]) => {
      for (const word of commonWords(a, b)) {
        expect(a).toContain(word);
        expect(b).toContain(word);
      }
    });
  });
});

describe('cases that may be the same matter', () => {
  it('stand in the order of how likely it is', () => {
    const near = subject({ place: north(40), title: '枯树要压断电线', description: '', at: NOW - HOUR });
    const far = subject({ place: north(280), title: '树枝太长', description: '', at: NOW - 30 * HOUR });
    const other = subject({ place: north(40), category: 'water', title: '枯树倒在水管上，电线也危险', description: '' });
    expect(rank(subject(), [far, other, near])).toEqual([2, 1, 0]);
  });

  it('are none beyond the distance or the time of the rules', () => {
    expect(rank(subject(), [subject({ place: north(299) })])).toEqual([0]);
    expect(rank(subject(), [subject({ place: north(302) })])).toEqual([]);
    expect(rank(subject(), [subject({ at: NOW - 48 * HOUR })])).toEqual([0]);
    expect(rank(subject(), [subject({ at: NOW - 48.1 * HOUR })])).toEqual([]);
  });

  it('are none of another category unless the words are alike', () => {
    const other = { category: 'dispute', title: '两户争地界', description: '' };
    expect(rank(subject(), [subject(other)])).toEqual([]);
    expect(rank(subject(), [subject({ category: 'other' })])).toEqual([0]);
  });

  it('need words that are alike where one has no place', () => {
    expect(rank(subject(), [subject({ place: undefined, title: '停电', description: '' })])).toEqual([]);
    expect(rank(subject(), [subject({ place: undefined })])).toEqual([0]);
  });

  it('are as many as the rules show', () => {
    const five = Array.from({ length: 5 }, () => subject());
    expect(rank(subject(), five)).toEqual([0, 1, 2]);
    expect(rank(subject(), five, { ...rules, most: 0 })).toEqual([]);
  });

  it('are compared the same both ways, with a score of 0 to 1', () => {
    const any = fc.record({
      title: fc.string({ unit: fc.constantFrom(...'枯树电线压断路边水管的了') }),
      category: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      place: fc.option(fc.double({ min: 0, max: 600, noNaN: true }).map(north), { nil: undefined }),
      at: fc.integer({ min: NOW - 60 * HOUR, max: NOW }),
    });
    holds(fc.tuple(any, any), ([a, b]) => {
      const [one, two] = [
        compareReports(subject({ ...a, description: '' }), subject({ ...b, description: '' }), rules),
        compareReports(subject({ ...b, description: '' }), subject({ ...a, description: '' }), rules),
      ];
      expect(two).toEqual({ ...one, likeness: expect.closeTo(one.likeness, 12), score: expect.closeTo(one.score, 12) });
      expect(one.score).toBeGreaterThanOrEqual(0);
      expect(one.score).toBeLessThanOrEqual(1);
    });
  });
});

describe('a category by what is said', () => {
  const categories = shipped.categories as readonly Category[];

  it.each([
    ['老槐树压在电线上了，还冒火花', 'power-tree'],
    ['后山机耕路塌方，路面断了一半', 'road-damage'],
    ['奶奶早上出去走失了，家里人找不到', 'rescue'],
    ['有人冒充客服让我转账', 'fraud'],
    ['垃圾没人清运，臭得很', 'sanitation'],
  ])('%s', (words, category) => {
    expect(categoryHints(words, categories)[0]?.category).toBe(category);
  });

  it('is none where no word points to one', () => {
    expect(categoryHints('想问一下办公时间', categories)).toEqual([]);
  });
});
