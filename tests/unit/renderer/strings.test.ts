import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseActions, COMMAND_NAMES } from '../../../preload/contract';
import { strengthOf } from '../../../renderer/features/boot/strength';

const sources = (): string[] =>
  readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `renderer/${file}`);

/** Texts that stand as values in a table and hold Chinese. */
const chineseTexts = (): { file: string; text: string }[] =>
  sources().flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/: '((?:[^'\\\n]|\\.)*\p{Script=Han}(?:[^'\\\n]|\\.)*)'/gu)].map(([, text]) => ({
      file,
      text: text!,
    })),
  );

describe('Chinese texts', () => {
  it('use full-width punctuation beside Chinese characters', () => {
    const wrong = chineseTexts().filter(({ text }) =>
      /\p{Script=Han}[,;:!?()]|[,;!?()]\p{Script=Han}/u.test(text.replaceAll(/\{\{.*?\}\}|\w+:\/\/\S+/g, '')),
    );
    expect(wrong).toEqual([]);
  });

  it('are there at all', () => {
    expect(chineseTexts().length).toBeGreaterThan(200);
  });
});

describe('a row of names', () => {
  it('is set by the language, never joined by the comma of one of them', () => {
    const joined = sources().filter((file) => /\.join\('[、，]'\)/.test(readFileSync(file, 'utf8')));
    expect(joined).toEqual([]);
  });
});

describe('the audit', () => {
  it('has words in both languages for every command', () => {
    const text = readFileSync('renderer/features/audit/strings.ts', 'utf8');
    const wordless = COMMAND_NAMES.filter((name) => !(name in caseActions) && text.split(`'case.${name}': '`).length !== 3);
    expect(wordless).toEqual([]);
  });
});

describe('the strength of a passphrase', () => {
  it.each([
    ['abc', 'short'],
    ['aaaaaaaaaaaa', 'weak'],
    ['12345678', 'weak'],
    ['correct horse battery staple', 'strong'],
    ['青山绿水常在心间', 'strong'],
  ])('%s is %s', (text, strength) => {
    expect(strengthOf(text)).toBe(strength);
  });
});
