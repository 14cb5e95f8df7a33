import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, has } from './run.mjs';
import { Refusal } from './say.mjs';

/** From this version on the server can be told to reach the disk before it acknowledges: `sync_interval: always`. */
export const DURABLE_SINCE = '2.12';

// Debian puts it into sbin, which an ordinary user's PATH lacks.
const env = () => ({ ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` });

/** @returns {string} the version of the nats-server at hand, such as 2.9.10 @throws Refusal when there is none */
export function natsVersion() {
  const version = /v(\d+\.\d+\.\d+)/.exec((has('nats-server') && ask('nats-server', ['--version'], { env: env() })) || '')?.[1];
  if (version !== undefined) return version;
  throw new Refusal(
    'There is no nats-server here. Get it with `apt-get install nats-server`, or from https://github.com/nats-io/nats-server/releases',
  );
}

/** @param {string} version @param {string} least @returns {boolean} whether a version is that one or newer */
export function isAtLeast(version, least) {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number));
  for (let i = 0; i < b.length; i += 1) if ((a[i] ?? 0) !== b[i]) return (a[i] ?? 0) > b[i];
  return true;
}

/**
 * Has the server read a configuration without starting. Variables of the file are taken from `variables`.
 * @param {string} file @param {{ cwd?: string, variables?: Record<string, string> }} [options]
 * @returns {Promise<{ ok: boolean, says: string }>}
 */
export async function testConfiguration(file, { cwd, variables = {} } = {}) {
  const server = spawn('nats-server', ['-t', '-c', file], { cwd, env: { ...env(), ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  let says = '';
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => (says += text));
  const code = await new Promise((resolve) => server.once('close', resolve));
  return { ok: code === 0, says };
}

/**
 * @typedef {{ url: string, pid: number, args: readonly string[], stop(): Promise<void>, kill(): Promise<void>, log(): string }} RunningNats
 * stop: as an administrator does; kill: as a power cut does. Both resolve when the process is gone.
 */

/**
 * Starts a server on this machine's loopback and waits until it takes connections.
 * @param {{ folder: string, config?: string, port?: number, args?: readonly string[], variables?: Record<string, string>,
 *   cwd?: string }} options folder: where its port file is kept and, without a configuration, its store; port: -1 lets it
 *   choose one; variables: of the configuration; cwd: what its relative paths begin at
 * @returns {Promise<RunningNats>}
 * @throws Refusal with the server's own words when it does not start
 */
export async function startServer({ folder, config, port = -1, args = [], variables = {}, cwd }) {
  natsVersion();
  mkdirSync(folder, { recursive: true });
  const all = [
    ...(config === undefined
      ? ['--jetstream', '--addr', '127.0.0.1', '--port', String(port), '--store_dir', join(folder, 'store')]
      : ['-c', config]),
    ...['--ports_file_dir', folder],
    ...args,
  ];
  const server = spawn('nats-server', all, { cwd, env: { ...env(), ...variables }, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-100_000)));
  let ended = false;
  const end = new Promise((resolve) => {
    for (const event of ['exit', 'error']) server.once(event, () => resolve((ended = true)));
  });
  const portFile = join(folder, `nats-server_${server.pid}.ports`);
  const url = await addressIn(portFile, () => ended);
  const signal = async (name) => {
    server.kill(name);
    await end;
    rmSync(portFile, { force: true });
  };
  if (url === undefined) {
    await signal('SIGKILL');
    throw new Refusal(`nats-server does not start:\n${log.trim().split('\n').slice(-12).join('\n')}`);
  }
  return { url, pid: server.pid, args: all, stop: () => signal('SIGTERM'), kill: () => signal('SIGKILL'), log: () => log };
}

/** The server writes its address into a file once it listens. */
async function addressIn(file, hasEnded) {
  for (let waited = 0; waited < 20_000 && !hasEnded(); waited += 25) {
    const url = existsSync(file) ? read(file) : undefined;
    if (url !== undefined) return url;
    await sleep(25);
  }
  return undefined;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).nats?.[0];
  } catch {
    return undefined; // It is being written just now.
  }
}
