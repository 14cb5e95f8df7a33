import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, userCache } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

const LIMIT_MS = 15 * 60_000;
/** A download that has brought nothing for so long is given up: a network that swallows packets never says no. */
const STALL_MS = 20_000;
const REMEMBER_MS = 24 * 60 * 60_000;

/**
 * Tries the `electron` package's own installer. A failure is remembered for a day, so that it does not cost time on each
 * start.
 * @returns {Promise<{ ok: true } | { ok: false, reason: string }>}
 */
export async function downloadOfficial() {
  const { version, engines } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  const memory = join(userCache, 'electron', `no-download-${version}.json`);
  const remembered = recall(memory);
  if (remembered) return { ok: false, reason: remembered };

  const folder = mkdtempSync(join(root, 'node_modules/.electron-'));
  const arrived = () => bytesIn(folder) + bytesIn(join(root, 'node_modules/electron/dist'));
  const result = await run(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    collect: `downloading Electron ${version}`,
    limitMs: LIMIT_MS,
    giveUp: stallWatch(arrived),
    // Its unfinished file lies in the temporary folder: that is how progress can be seen.
    env: { ...process.env, TMPDIR: folder, ELECTRON_OVERRIDE_DIST_PATH: undefined },
    detail: () => `${Math.round(arrived() / 1e6)} MB`,
  });
  rmSync(folder, { recursive: true, force: true });
  if (result.code === 0 && existsSync(join(root, 'node_modules/electron/path.txt'))) return { ok: true };

  const reason = reasonOf(result, engines.node);
  remember(memory, reason);
  return { ok: false, reason };
}

function reasonOf({ output, timedOut }, wantsNode) {
  if (timedOut) return 'the download does not move';
  const line =
    output
      .split('\n')
      .find((text) => /Error|ENOTFOUND|ECONN|EAI_AGAIN/.test(text))
      ?.trim() ?? 'its installer failed';
  const code = /\b(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|CERT_\w+)\b/.exec(output)?.[1];
  const [major] = process.versions.node.split('.').map(Number);
  const hint = major < 22 ? ` (its installer wants Node ${wantsNode}; this is ${process.versions.node})` : '';
  if (code || /fetch failed/.test(line)) return `no connection to its host${code ? ` (${code})` : ''}${hint}`;
  return `${line}${hint}`;
}

function recall(file) {
  try {
    const { at, reason } = JSON.parse(readFileSync(file, 'utf8'));
    return Date.now() - at < REMEMBER_MS ? reason : undefined;
  } catch {
    return undefined;
  }
}

function remember(file, reason) {
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify({ at: Date.now(), reason }));
  } catch {
    // A cache that cannot be written costs the next start a moment, nothing else.
  }
}

/** @param {() => number} bytes @returns {() => boolean} true when nothing has come for STALL_MS */
function stallWatch(bytes) {
  let size = 0;
  let since = Date.now();
  return () => {
    const now = bytes();
    if (now !== size) [size, since] = [now, Date.now()];
    return Date.now() - since > STALL_MS;
  };
}

function bytesIn(folder) {
  try {
    return readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  } catch {
    return 0;
  }
}
