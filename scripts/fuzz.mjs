/** npm run fuzz [COUNT] [SEED]: malformed inputs at every door of the console; a million unless told otherwise. */
import { ensurePackages } from './lib/packages.mjs';
import { run, tool } from './lib/run.mjs';
import { Refusal, main } from './lib/say.mjs';

await main(async () => {
  const [count = '1000000', seed] = process.argv.slice(2);
  if (!/^\d{1,9}$/.test(count) || (seed !== undefined && !/^\d{1,10}$/.test(seed))) throw new Refusal('npm run fuzz -- COUNT SEED');
  await ensurePackages();
  process.env.GRIDDESK_FUZZ = count;
  if (seed !== undefined) process.env.GRIDDESK_SEED = seed;
  const { code } = await run(tool('vitest'), ['run', '--project', 'integration', 'tests/integration/fuzz.test.ts']);
  return code;
});
