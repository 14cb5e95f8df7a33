import { describe, expect, it } from 'vitest';
import { indexWords, searchExpression } from '../../../main/store/bigrams';

describe('words for the index', () => {
  it.each([
    ['枯树倒', '枯树 树倒 倒'],
    ['树', '树'],
    ['枯树,电线', '枯树 树 电线 线'],
    ['110kV线路 A-3', '110kv 线路 路 a 3'],
    ['１１０ＫＶ', '110kv'],
    ['𠮷野家', '𠮷野 野家 家'],
    ['葛󠄀城', '葛城 城'],
    ['カメラ', 'カメ メラ ラ'],
    ['', ''],
    ['!?。,', ''],
  ])('of %j are %j', (text, words) => expect(indexWords(text)).toBe(words));
});

describe('a search expression', () => {
  it.each([
    ['树', '"树" *'],
    ['枯树', '"枯树"'],
    ['枯树倒', '"枯树 树倒"'],
    ['枯树 电线', '"枯树" AND "电线"'],
    ['road', '"road" *'],
    ['110kV线', '"110kv 线" *'],
    ['线路110', '"线路 路 110" *'],
    ['1123-7K4', '"1123 7k4" *'],
    ['" OR * NEAR( : ^ {x}', '"or" * AND "near" * AND "x" *'],
  ])('for %j is %s', (text, expression) => expect(searchExpression(text)).toBe(expression));

  it.each(['', '   ', '"', '*', '( )', '。,!'])('for %j is none, because there is nothing to look for', (text) =>
    expect(searchExpression(text)).toBeUndefined(),
  );
});
