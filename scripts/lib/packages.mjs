import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { Refusal, duration, say } from './say.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Sees to it that node_modules holds what package-lock.json says. Install scripts stay off: nothing here needs one
 * (native parts come as prebuilt packages, Electron is fetched by electron.mjs).
 */
export async function ensurePackages() {
  checkNode();
  if (await upToDate()) return;
  const started = Date.now();
  say('   installing packages from package-lock.json');
  const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    collect: 'installing packages',
  });
  if (code !== 0) {
    throw new Refusal(`The packages could not be installed (npm ci):\n${head(output)}\nCheck the network and run the same command again.`);
  }
  say(`   packages are installed (${duration(Date.now() - started)})`);
}

/** npm leaves its own record of what it installed; an interrupted install leaves none. */
async function upToDate() {
  const installed = read(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return false;
  const wanted = read(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const there = installed[path];
    // Packages for other systems are never installed; one that failed to come leaves its parent unusable, which npm reports.
    if (there === undefined) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Refusal(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.version}. Get it from https://nodejs.org`);
}

/** npm ends its complaints with a page about its own options. */
const head = (output) => output.trim().split('\n').slice(0, 15).join('\n');
