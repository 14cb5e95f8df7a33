/**
 * npm run simulate: reporters, departments and grid members at work on any server that has the protocol's streams, at a
 * chosen rate for a chosen time. Prints what was published, acknowledged and refused each second and in the end; the last
 * line on stdout is the same as JSON.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { Refusal, headline, main, say } from './lib/say.mjs';
import { withTypeScript } from './lib/typescript.mjs';

const HELP = `npm run simulate -- [options]
  --url URL        the server, nats://127.0.0.1:4222
  --area CODE      township (9 digits) or district (6), 530303101
  --rate N         messages a second, 1 to 20000; 5
  --seconds N      for how long, 1 to 3600; 60
  --seed N         1
  --reports-only   no department answers
  --photos         drawings for the photos that are named
  --login FILE     credentials or an NKEY seed, such as .cache/upstream/keys/township-530303101.nk`;

await main(async () => {
  const { values: given } = parseArgs({
    options: {
      url: { type: 'string', default: 'nats://127.0.0.1:4222' },
      area: { type: 'string', default: '530303101' },
      rate: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      'reports-only': { type: 'boolean', default: false },
      photos: { type: 'boolean', default: false },
      login: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (given.help) return say(HELP);
  const options = {
    url: given.url,
    area: given.area,
    rate: number('rate', given.rate, 20_000),
    seconds: number('seconds', given.seconds, 3600),
    seed: number('seed', given.seed, 2 ** 31),
    reportsOnly: given['reports-only'],
    photos: given.photos,
    login: given.login === undefined ? undefined : new Uint8Array(readFileSync(given.login)),
    say,
  };
  if (!/^\d{6}(\d{3})?$/.test(options.area)) throw new Refusal(`--area: a district of 6 digits or a township of 9, not ${options.area}`);
  await ensurePackages();
  headline(`Simulating ${options.rate} messages a second for ${options.seconds} s on ${options.url}, seed ${options.seed}`);
  return withTypeScript(async (load) => {
    const { simulate, describeFigures } = await load(join(root, 'scripts/simulate/run.ts'));
    const done = await simulate(options).catch((error) => {
      throw error.code === 'ECONNREFUSED' || error.name === 'ConnectionError'
        ? new Refusal(`No server answers at ${options.url}: ${error.message}`)
        : new Refusal(error.message);
    });
    say(`\n   all   ${describeFigures(done)}\n         ${done.reports} reports, ${done.answers} answers`);
    for (const [reason, count] of Object.entries(done.refusals)) say(`         refused ${count} times: ${reason}`);
    process.stdout.write(`${JSON.stringify(done)}\n`);
    return done.acknowledged > 0 && done.unanswered === 0 ? 0 : 1;
  });
});

function number(name, text, most) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Refusal(`--${name}: a whole number from 1 to ${most}, not ${text}`);
  return value;
}
