import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carrier, fromRegistry } from '../electron/from-registry.mjs';
import { downloadOfficial } from '../electron/official.mjs';
import { projectCache, root, userCache } from './paths.mjs';
import { Refusal, say } from './say.mjs';

const EXECUTABLE =
  {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  }[process.platform] ?? 'electron';

/**
 * Which Electron to use, in this order: the one ELECTRON_OVERRIDE_DIST_PATH names, the `electron` package's own, its
 * download, the one in the npm registry.
 * @typedef {{ executable: string, folder: string, version: string, why: string }} Electron folder: as electron-builder wants it
 * @returns {Promise<Electron>} fetches it when it is not there yet
 */
export async function findElectron() {
  return overridden() ?? installed() ?? cached() ?? (await fetched());
}

/** One line for the person: which Electron, and why this one. @param {Electron} electron */
export function sayElectron(electron) {
  say(`   Electron ${electron.version} (${electron.why}): ${electron.folder}`);
}

function overridden() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  if (!existsSync(join(folder, EXECUTABLE))) {
    throw new Refusal(`ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no ${EXECUTABLE} in it.`);
  }
  return electronIn(folder, 'ELECTRON_OVERRIDE_DIST_PATH names it');
}

/** Complete only when the installer has written its path.txt. */
function installed() {
  const folder = join(root, 'node_modules/electron/dist');
  if (!existsSync(join(root, 'node_modules/electron/path.txt')) || !existsSync(join(folder, EXECUTABLE))) return undefined;
  return electronIn(folder, 'the installed electron package');
}

function cached() {
  const folder = registryFolders().find((candidate) => existsSync(join(candidate, EXECUTABLE)));
  return folder && electronIn(folder, 'kept from the npm registry, as electron\u2019s own download did not work here');
}

async function fetched() {
  const official = await downloadOfficial();
  if (official.ok) return electronIn(join(root, 'node_modules/electron/dist'), 'downloaded just now');
  say(`   Electron's own download does not work here: ${official.reason}`);
  const folder = registryFolders().find(writable);
  if (folder === undefined) throw new Refusal(`Nowhere to keep Electron: ${registryFolders().join(' and ')} cannot be written.`);
  await fromRegistry(folder);
  return electronIn(folder, 'from the npm registry');
}

/** The clone's own cache comes last when something must be written: other clones can share the person's. */
function registryFolders() {
  return [userCache, projectCache].map((cache) => join(cache, 'electron', carrier.electron));
}

function writable(folder) {
  try {
    mkdirSync(join(folder, '..'), { recursive: true });
    accessSync(join(folder, '..'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function electronIn(folder, why) {
  const file = join(folder, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
  return { executable: join(folder, EXECUTABLE), folder, version, why };
}
