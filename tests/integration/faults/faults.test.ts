import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../support/bundle';
import { runOnce } from '../../faults/run';

/** A short run of `npm run faults`. */
const SEEDS = [1, 2, 13, 41];

describe('three consoles and a server on a bad day', () => {
  let program: string;
  beforeAll(async () => {
    program = await bundle('tests/faults/child.ts');
  });

  it.each(SEEDS)('lose nothing, do nothing twice and end as the stream says: seed %i', async (seed) => {
    const { problems, acknowledged, messages } = await runOnce({ seed, program, steps: 80 });
    expect(problems).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
    expect(messages).toBeGreaterThan(acknowledged / 2);
  });
});
