import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './say.mjs';

/** Is there a screen to open windows on? */
export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Starts a virtual display of its own, which no other user of the machine can look at, and points DISPLAY at it.
 * @returns {Promise<() => void>} ends it and puts the environment back
 */
export async function startVirtualDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-display-'));
  const authority = join(folder, 'Xauthority');
  const cookie = randomBytes(16).toString('hex');
  const allow = (number) => execFileSync('xauth', ['-q', '-f', authority, 'add', `:${number}`, '.', cookie], { stdio: 'ignore' });
  allow(0); // The server takes the cookie whatever number stands beside it; the clients want their own.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2560x1440x24', '-nolisten', 'tcp', '-auth', authority], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const kill = () => server.kill();
  process.once('exit', kill);
  const number = await displayNumber(server);
  allow(number);
  const before = setEnvironment({ DISPLAY: `:${number}`, XAUTHORITY: authority, WAYLAND_DISPLAY: undefined });
  return () => {
    setEnvironment(before);
    process.off('exit', kill);
    kill();
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * @template T
 * @param {() => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function onVirtualDisplay(body) {
  const stop = await startVirtualDisplay();
  try {
    return await body();
  } finally {
    stop();
  }
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let complaints = '';
    server.stderr.setEncoding('utf8').on('data', (text) => (complaints += text));
    server.stdio[3].setEncoding('utf8').once('data', (text) => resolve(text.trim()));
    server.once('error', (error) => reject(new Refusal(`The virtual display does not start: ${error.message}`)));
    server.once('exit', (code) => reject(new Refusal(`The virtual display ended at once (code ${code}): ${complaints.trim()}`)));
  });
}

/** @returns what was there before */
function setEnvironment(values) {
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, process.env[name]]));
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  return before;
}
