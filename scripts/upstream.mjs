/**
 * npm run upstream: a nats-server on this machine with the streams, buckets and photos of the protocol and the demo's
 * district in them, for consoles started with --upstream nats://127.0.0.1:4222. Runs until it is interrupted; what it
 * keeps lies under .cache/upstream and is there the next time.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nkeys } from '@nats-io/transport-node';
import { DURABLE_SINCE, isAtLeast, natsVersion, startServer } from './lib/nats.mjs';
import { deployedConfigurations } from './lib/deployed.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { projectCache, root } from './lib/paths.mjs';
import { Refusal, duration, headline, main, say } from './lib/say.mjs';
import { withTypeScript } from './lib/typescript.mjs';

/** The township that a console opens on when it is told of none. */
const DEMO_TOWNSHIP = '530303101';

const HELP = `npm run upstream -- [options]
  --port N         port of the (first) server, 4222
  --cluster        three servers instead of one
  --leaf           a district's server and a township's own one below it
  --area CODE      which townships get a short past, 530303 (all eleven)
  --empty          streams and buckets only, no demo data
  --seed N         of the demo's data, 1
  --secure         accounts with permissions; keys are made and their files named
  --store DIR      where it is kept, .cache/upstream
  --fresh          throws away what is kept there
npm run --silent upstream -- accounts --townships CODE,CODE    prints accounts.conf for a district's parties
npm run --silent upstream -- leaf-accounts --townships CODE    the same for a township's own server
npm run --silent upstream -- tidy-photos --at URL [--key FILE] [--days N]
                   removes uploads of photos that nobody has gone on with for N days, 30; FILE holds the seed of the platform's nkey`;

await main(async () => {
  const { values: given, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '4222' },
      cluster: { type: 'boolean', default: false },
      leaf: { type: 'boolean', default: false },
      area: { type: 'string', default: '530303' },
      empty: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      secure: { type: 'boolean', default: false },
      store: { type: 'string', default: join(projectCache, 'upstream') },
      fresh: { type: 'boolean', default: false },
      townships: { type: 'string' },
      at: { type: 'string', default: 'nats://127.0.0.1:4222' },
      key: { type: 'string' },
      days: { type: 'string', default: '30' },
      help: { type: 'boolean', default: false },
    },
  });
  if (given.help) return say(HELP);
  await ensurePackages();
  if (/^(leaf-)?accounts$/.test(positionals[0] ?? '')) return printAccounts(positionals[0], given.townships?.split(',') ?? [DEMO_TOWNSHIP]);
  if (positionals[0] === 'tidy-photos') return tidyPhotos(given);
  if (positionals.length > 0) throw new Refusal(HELP);
  return runUpstream({ ...given, port: Number(given.port), seed: Number(given.seed), store: resolve(given.store) });
});

function tidyPhotos({ at, key, days }) {
  if (!/^\d{1,4}$/.test(days)) throw new Refusal(`--days takes a number, not ${days}.`);
  if (key !== undefined && !existsSync(key)) throw new Refusal(`There is no file ${key}.`);
  return withTypeScript(async (load) => {
    const { tidyPhotosAt } = await load(join(root, 'scripts/upstream/tidy-photos.ts'));
    const before = new Date(Date.now() - Number(days) * 24 * 60 * 60_000);
    const seed = key === undefined ? undefined : new TextEncoder().encode(readFileSync(key, 'utf8').trim());
    try {
      say(`${await tidyPhotosAt(at, before, seed)} unfinished uploads removed`);
    } catch (error) {
      throw new Refusal(`${at}: ${error instanceof Error ? error.message : error}`);
    }
  });
}

function printAccounts(which, townships) {
  return withTypeScript(async (load) => {
    const { accountsFile, leafAccountsFile } = await load(join(root, 'scripts/upstream/prepare.ts'));
    process.stdout.write(which === 'accounts' ? accountsFile(townships) : leafAccountsFile(townships[0]));
  });
}

async function runUpstream({ port, cluster, leaf, area, empty, seed, secure, store, fresh }) {
  headline('Upstream: nats-server with the protocol’s streams');
  sayVersion(natsVersion());
  if (fresh) rmSync(store, { recursive: true, force: true });
  mkdirSync(store, { recursive: true });
  const servers = [];
  try {
    await withTypeScript(async (load) => {
      const tools = await load(join(root, 'scripts/upstream/prepare.ts'));
      const access = secure ? makeAccess(store, tools) : { variables: {} };
      servers.push(...(await startAll({ port, cluster, leaf, store, access })));
      const started = Date.now();
      const founded = await tools.prepareServer({
        url: servers[0].url,
        replicas: cluster ? 3 : 1,
        seed,
        area: empty ? undefined : area,
        nkey: access.platform,
      });
      if (founded.entries > 0)
        say(
          `   founded: ${founded.entries} entries, ${founded.events} events, ${founded.photos} photos (${duration(Date.now() - started)})`,
        );
      else say(`   ${empty ? 'no demo data' : 'the demo’s data is there already'}`);
      for (const { file, who } of access.files ?? []) say(`   key of ${who}: ${file}`);
    });
    const urls = servers.map((server) => server.url);
    say(`\nReady. Start a console with: npm start -- --upstream ${urls.at(leaf ? -1 : 0)}   (Ctrl+C ends it)`);
    process.stdout.write(`${JSON.stringify({ urls, pids: servers.map((server) => server.pid) })}\n`);
    await interrupted();
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function sayVersion(version) {
  say(`   nats-server ${version}`);
  if (isAtLeast(version, DURABLE_SINCE)) return;
  say(`   good for trying. Production needs ${DURABLE_SINCE} or newer, three servers and sync_interval: always (resources/deploy/).`);
}

/** The sample configurations, with --port for 4222 and everything kept under the store. */
async function startAll({ port, cluster, leaf, store, access: { accounts, leafAccounts, variables } }) {
  const config = deployedConfigurations({ folder: store, port, accounts, leafAccounts });
  const start = (name) => startServer({ folder: store, config: config(name), variables });
  if (cluster) return Promise.all([1, 2, 3].map((n) => start(`cluster/nats-${n}.conf`)));
  if (!leaf) return [await start('single/nats.conf')];
  return [await start('leaf/district.conf'), await start('leaf/township.conf')];
}

/** A key for each party, made once and kept in the store; the configuration reads the public halves from its environment. */
function makeAccess(store, { accountsFile, leafAccountsFile, usersOf, variableOf }) {
  const folder = join(store, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const townships = [DEMO_TOWNSHIP];
  const variables = { GRID_PASSWORD_SYS: 'only-on-this-machine' };
  const files = [];
  let platform;
  for (const user of usersOf(townships)) {
    const variable = variableOf(user);
    if (user.party === 'leaf') {
      variables[variable] = 'only-on-this-machine';
      continue;
    }
    const file = join(folder, `${user.party}-${user.area}.nk`);
    if (!existsSync(file)) writeFileSync(file, Buffer.from(nkeys.createUser().getSeed()));
    chmodSync(file, 0o600);
    const seed = readFileSync(file);
    variables[variable] = nkeys.fromSeed(new Uint8Array(seed)).getPublicKey();
    if (user.party === 'platform') platform = new Uint8Array(seed);
    files.push({ file, who: `${user.party} ${user.area}` });
  }
  return { variables, accounts: accountsFile(townships), leafAccounts: leafAccountsFile(townships[0]), files, platform };
}

function interrupted() {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, settle);
  });
}
