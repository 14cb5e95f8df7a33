import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { combined, inFile } from '../../../scripts/checks/results.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

const file = (name: string, ...statuses: string[]) =>
  inFile({
    name: join(root, name),
    status: statuses.some((status) => status !== 'passed') ? 'failed' : 'passed',
    assertionResults: statuses.map((status, at) => ({ status, fullName: `test ${at}` })),
  });
const run = (code: number, ...files: ReturnType<typeof file>[]) => ({ code, files });

describe('tests that are tried a second time', () => {
  it('count as passed when they pass then, and are named', () => {
    expect(combined(run(1, file('a.ts', 'passed', 'failed'), file('b.ts', 'passed')), run(0, file('a.ts', 'passed', 'passed')))).toEqual({
      ...{ passed: 3, failed: 0, names: [] },
      shaky: ['a.ts: test 1'],
    });
  });

  it('stay failed when they fail again, alone in it what failed again', () => {
    const first = run(1, file('a.ts', 'failed', 'failed'), file('b.ts', 'passed'));
    expect(combined(first, run(1, file('a.ts', 'passed', 'failed')))).toEqual({
      ...{ passed: 2, failed: 1, names: ['a.ts: test 1'] },
      shaky: ['a.ts: test 0'],
    });
  });

  it('stay failed when the second try did not get as far as them, was skipped, or ended badly besides', () => {
    const first = run(1, file('a.ts', 'failed'));
    expect(combined(first, run(1))).toMatchObject({ failed: 1, shaky: [] });
    expect(combined(first, run(0, file('a.ts', 'skipped')))).toMatchObject({ failed: 1, shaky: [] });
    expect(combined(first, run(1, file('a.ts')))).toMatchObject({ failed: 1 });
    expect(combined(first, run(1, file('a.ts', 'passed')))).toMatchObject({ passed: 1, failed: 1 });
  });
});
