import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './run.mjs';
import { Refusal } from './say.mjs';

export const isRoot = process.platform === 'linux' && process.getuid() === 0;

/** Chromium refuses to run as root with its sandbox; anybody else keeps it. */
export const sandboxArguments = isRoot ? ['--no-sandbox'] : [];

/**
 * Says what is missing when Chromium's sandbox cannot work for this user: it needs user namespaces or its setuid helper.
 * @param {{ folder: string }} electron
 */
export function checkSandbox({ folder }) {
  if (process.platform !== 'linux' || isRoot) return;
  const helper = join(folder, 'chrome-sandbox');
  if (hasSetuidHelper(helper) || ask('unshare', ['--user', '--map-root-user', 'true']) !== undefined) return;
  throw new Refusal(
    'Chromium\u2019s sandbox cannot start: this system gives ordinary users no namespaces. Do one of these and run the same command again:\n\n' +
      `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\n` +
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0     (Ubuntu 24.04 and later)\n' +
      '  sudo sysctl -w kernel.unprivileged_userns_clone=1                 (Debian 10 and earlier)\n',
  );
}

function hasSetuidHelper(helper) {
  try {
    const { uid, mode } = statSync(helper);
    return uid === 0 && (mode & 0o4001) === 0o4001;
  } catch {
    return false;
  }
}
