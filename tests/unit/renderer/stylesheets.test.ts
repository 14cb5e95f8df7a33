import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).map((file) => join('renderer', file));
const sheets = files.filter((file) => file.endsWith('.module.css'));

/** The source files that draw with a sheet. */
const users = (sheet: string): string[] =>
  files
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from '([^']+\.module\.css)'/g)].some(
        ([, path]) => normalize(join(dirname(file), path!)) === sheet,
      ),
    );

const classesOf = (sheet: string): Set<string> => {
  const selectors = readFileSync(sheet, 'utf8')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\{.*?\}/gs, ' ');
  return new Set([...selectors.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name]) => name!));
};

/** Types know a sheet's classes by no name, so that a slip of the pen would draw without its class and say nothing. */
describe('stylesheets', () => {
  it('are there', () => {
    expect(sheets.length).toBeGreaterThan(0);
  });

  it.each(sheets)('%s is drawn with, and holds each class that is named', (sheet) => {
    const source = users(sheet).map((file) => readFileSync(file, 'utf8'));
    expect(source).not.toEqual([]);
    const named = new Set(source.flatMap((text) => [...text.matchAll(/css\['([^']+)'\]/g)].map(([, name]) => name!)));
    const held = classesOf(sheet);
    expect([...named].filter((name) => !held.has(name))).toEqual([]);
    // Where a state or a level names its class, any of them may be meant.
    if (!source.some((text) => /css\[\w+\]/.test(text))) expect([...held].filter((name) => !named.has(name))).toEqual([]);
  });
});
