import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, expect, it } from 'vitest';
import { SealedLines } from '../../../main/store/sealed-lines';

const folder = mkdtempSync(join(tmpdir(), 'griddesk-sealed-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => {
  const path = join(folder, `${(files += 1)}.own`);
  return { path, file: new SealedLines(path, Buffer.alloc(32, 3), v.number()) };
};

it('a line that was cut off takes neither the next one with it nor goes uncounted', () => {
  const { path, file } = newFile();
  file.append([1, 2]);
  truncateSync(path, readFileSync(path).length - 9);
  file.append([3]);
  // The next line stands on that of the damaged one; what is left of it has no end.
  expect(file.read().lines).toEqual([1, 3]);
  expect(file.rewrite([1, 3])).toBeUndefined();
  expect(file.read()).toEqual({ lines: [1, 3], unreadable: 0 });
});

it('counts what stands in it and was never sealed, and what another key sealed', () => {
  const { path, file } = newFile();
  file.append([1]);
  appendFileSync(path, 'not sealed\n');
  new SealedLines(path, Buffer.alloc(32, 4), v.number()).append([2]);
  file.append([3]);
  expect(file.read()).toEqual({ lines: [1, 3], unreadable: 2 });
  writeFileSync(path, 'nothing of ours');
  expect(file.read()).toEqual({ lines: [], unreadable: 1 });
});
