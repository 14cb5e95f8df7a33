/**
 * npm run faults: three consoles and a real nats-server on bad days, each chosen by a seed. Prints every seed; one that
 * fails is run again with --seed N --runs 1.
 */
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
      runs: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: '110' },
      limit: { type: 'string', default: '3600' },
    },
  });
  const [runs, first, steps, limit] = [values.runs, values.seed, values.steps, values.limit].map(Number);
  await ensurePackages();
  headline(`Faults: seeds ${first} to ${first + runs - 1}, nats-server ${natsVersion()}`);
  return withTypeScript(async (load) => {
    const { runOnce } = await load(join(root, 'tests/faults/run.ts'));
    const { bundle } = await load(join(root, 'tests/support/bundle.ts'));
    const program = await bundle('tests/faults/child.ts');
    const started = Date.now();
    const sum = { runs: 0, given: 0, care: 0, acknowledged: 0, setAside: 0, messages: 0, slowest: 0 };
    const acts = {};
    const failed = [];
    for (let seed = first; seed < first + runs && Date.now() - started < limit * 1000; seed += 1) {
      const outcome = await runOnce({ seed, program, steps });
      sum.runs += 1;
      for (const name of ['given', 'care', 'acknowledged', 'setAside', 'messages']) sum[name] += outcome[name];
      sum.slowest = Math.max(sum.slowest, outcome.returnMs);
      for (const [act, count] of Object.entries(outcome.acts)) acts[act] = (acts[act] ?? 0) + count;
      say(
        `   seed ${seed}: ${outcome.acknowledged} of ${outcome.given} commands acknowledged, ${outcome.setAside} set aside, ` +
          `${outcome.messages} messages, done ${duration(outcome.returnMs)} after the return${outcome.problems.length > 0 ? '  FAILED' : ''}`,
      );
      for (const problem of outcome.problems) say(`      ${problem}`);
      if (outcome.problems.length > 0) failed.push(seed);
    }
    say(`\n   ${sum.runs} runs in ${duration(Date.now() - started)}: ${JSON.stringify({ ...sum, acts })}`);
    say(failed.length === 0 ? '   nothing lost, nothing twice, all consoles as the stream' : `   FAILED seeds: ${failed.join(' ')}`);
    process.stdout.write(`${JSON.stringify({ ...sum, failed })}\n`);
    return failed.length === 0 ? 0 : 1;
  });
});
