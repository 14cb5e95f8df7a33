import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { runConsole } from '../support/electron';

/** What the console itself says, without Chromium's own lines. */
const said = (stderr: string) => stderr.split('\n').filter((line) => line !== '' && !/^\[?\d+[:/]/.test(line));

describe('a start with a wrong option', () => {
  it.each([
    { args: ['--area', '12'], names: '--area' },
    { args: ['--area', '5303031a1'], names: '--area' },
    { args: ['--colour', 'red'], names: '--colour' },
    { args: ['--role', 'emperor'], names: '--role' },
    { args: ['--demo-speed', 'fast'], names: '--demo-speed' },
    { args: ['--lang'], names: '--lang' },
    { args: ['somewhere'], names: 'somewhere' },
  ])('$args ends with one line that names it, and exit code 2', async ({ args, names }) => {
    const { code, stderr } = await runConsole(args);
    const lines = said(stderr);
    expect({ code, lines }).toEqual({ code: 2, lines: [expect.stringContaining(names)] });
  });
});

describe('what main loads later', () => {
  it('can be loaded: a bundler that puts two of a name into one file is found here, not by who first saves a workbook', () => {
    const folder = join(root, 'out/main/chunks');
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) execFileSync(process.execPath, ['--check', join(folder, file)]);
  });
});
