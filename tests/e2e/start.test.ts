import { describe, expect, it } from 'vitest';
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
