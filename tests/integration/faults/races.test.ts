import { expect, it } from 'vitest';
import { runRaces } from '../../races/run';
import { bundle } from '../../support/bundle';

it('of two consoles at the same case at the same moment one wins, the other is told, and both end as the stream says', async () => {
  const { problems, races, won, refused, setAside } = await runRaces({
    count: 60,
    seed: 1,
    batch: 6,
    program: await bundle('tests/faults/child.ts'),
  });
  expect(problems).toEqual([]);
  expect(races).toBe(60);
  expect(won[0] + won[1]).toBe(60);
  expect(refused + setAside).toBe(60);
});
