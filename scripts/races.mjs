/** npm run races: two consoles click on the same case at the same moment, `--count` times; one wins, the other is told. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { natsVersion } from './lib/nats.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { duration, headline, main, say } from './lib/say.mjs';
import { withTypeScript } from './lib/typescript.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '1000' },
      batch: { type: 'string', default: '8' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [count, batch, seed] = [values.count, values.batch, values.seed].map(Number);
  await ensurePackages();
  headline(`Races: ${count}, seed ${seed}, nats-server ${natsVersion()}`);
  return withTypeScript(async (load) => {
    const { runRaces } = await load(join(root, 'tests/races/run.ts'));
    const { bundle } = await load(join(root, 'tests/support/bundle.ts'));
    const started = Date.now();
    const done = await runRaces({ count, batch, seed, program: await bundle('tests/faults/child.ts'), say });
    say(
      `   ${done.races} races in ${duration(Date.now() - started)}: won ${done.won.join(' and ')}; losers refused ${done.refused}, set aside ${done.setAside}; told after ms p50 ${done.told.p50} p95 ${done.told.p95} max ${done.told.max}`,
    );
    const good = done.problems.length === 0 && done.late === 0;
    for (const problem of done.problems.slice(0, 50)) say(`      ${problem}`);
    say(
      good
        ? '   exactly one winner each, every loser told within 2 s, both consoles as the stream'
        : `   FAILED: ${done.problems.length} problems, ${done.late} told late`,
    );
    process.stdout.write(`${JSON.stringify(done)}\n`);
    return good ? 0 : 1;
  });
});
