import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sources = ['main', 'preload'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** The names that a file imports from Electron. */
const electronNames = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from 'electron'/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.replace(/\btype\b/, '').trim()),
  );

it('nobody opens an address outside the console: Electron’s shell is imported where calls are handed on, and nowhere else', () => {
  const used = sources.map((file) => [file, electronNames(file)] as const).filter(([, names]) => names.length > 0);
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter(([, names]) => names.includes('shell')).map(([file]) => file)).toEqual([join('main', 'app', 'open-link.ts')]);
});
