import { existsSync, readdirSync } from 'node:fs';
import { ask, has, run } from './run.mjs';
import { Refusal, duration, say } from './say.mjs';

/**
 * What the machine itself must have. Debian renamed some packages in its move to 64-bit times: the first name that the
 * machine's package lists know is taken.
 * @typedef {{ what: string, present: () => boolean, names: readonly string[] }} Need
 */
const library = (soname) => () => libraries().has(soname);

const needs = {
  gtk: { what: 'GTK 3', present: library('libgtk-3.so.0'), names: ['libgtk-3-0t64', 'libgtk-3-0'] },
  nss: { what: 'NSS', present: library('libnss3.so'), names: ['libnss3'] },
  sound: { what: 'ALSA', present: library('libasound.so.2'), names: ['libasound2t64', 'libasound2'] },
  gbm: { what: 'GBM', present: library('libgbm.so.1'), names: ['libgbm1'] },
  fonts: { what: 'a Chinese font', present: hasChineseFont, names: ['fonts-noto-cjk'] },
  xvfb: { what: 'a virtual display', present: () => has('Xvfb'), names: ['xvfb'] },
  xauth: { what: 'xauth', present: () => has('xauth'), names: ['xauth'] },
  bus: { what: 'a D-Bus session', present: () => has('dbus-run-session'), names: ['dbus-daemon', 'dbus'] },
  secret: { what: 'libsecret', present: library('libsecret-1.so.0'), names: ['libsecret-1-0'] },
  keyring: { what: 'a keyring', present: () => has('gnome-keyring-daemon'), names: ['gnome-keyring'] },
  nats: { what: 'nats-server', present: () => has('nats-server'), names: ['nats-server'] },
  openssl: { what: 'openssl', present: () => has('openssl'), names: ['openssl'] },
};

const WINDOW = ['gtk', 'nss', 'sound', 'gbm', 'fonts'];

/** What a command needs. @type {Record<'window' | 'headless' | 'tests', readonly string[]>} */
const groups = {
  window: WINDOW,
  headless: [...WINDOW, 'xvfb', 'xauth'],
  tests: [...WINDOW, 'xvfb', 'xauth', 'bus', 'secret', 'keyring', 'nats', 'openssl'],
};

/**
 * Sees to it that the system has what Electron (and the tests) need: installs it as root, else says what to type.
 * @param {keyof typeof groups} purpose
 */
export async function ensureSystem(purpose) {
  if (process.platform !== 'linux') return;
  const missing = groups[purpose].map((name) => needs[name]).filter((need) => !need.present());
  if (missing.length === 0) return;
  const list = missing.map((need) => need.what).join(', ');
  if (!has('apt-get')) {
    throw new Refusal(`This system lacks ${list}. On Debian the packages are: ${missing.map((need) => need.names.at(-1)).join(' ')}`);
  }
  if (process.getuid() !== 0) throw new Refusal(`This system lacks ${list}. Install it with:\n\n  ${commandFor(missing)}\n`);
  say(`   installing system packages (missing: ${list})`);
  await install(missing);
  const still = missing.filter((need) => !fresh(need));
  if (still.length > 0) throw new Refusal(`Still missing after the installation: ${still.map((need) => need.what).join(', ')}`);
}

/**
 * Names the libraries that an executable asks for and the system lacks.
 * @param {string} executable
 */
export function checkLibraries(executable) {
  if (process.platform !== 'linux') return;
  const missing = [...(ask('ldd', [executable]) ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  if (missing.length === 0) return;
  throw new Refusal(
    `Electron cannot start: the system lacks ${missing.join(', ')}. On Debian: ${commandFor(WINDOW.map((name) => needs[name]))}`,
  );
}

async function install(missing) {
  const started = Date.now();
  const apt = (args, what) => run('apt-get', args, { collect: what, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const update = await apt(['update'], 'reading the package lists');
  const names = missing.map(packageName);
  const result = await apt(['install', '-y', '--no-install-recommends', ...names], 'installing system packages');
  if (result.code !== 0) {
    const reason = [update.code === 0 ? '' : update.output, result.output].join('\n').trim().split('\n').slice(-8).join('\n');
    throw new Refusal(
      `The system packages could not be installed:\n${reason}\nWhen that is mended, run the same command again, or:\n\n  ${commandFor(missing)}\n`,
    );
  }
  say(`   system packages are installed: ${names.join(' ')} (${duration(Date.now() - started)})`);
}

function commandFor(missing) {
  const sudo = process.getuid() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${missing.map(packageName).join(' ')}`;
}

function packageName(need) {
  return need.names.find((name) => ask('apt-cache', ['show', '--no-all-versions', name])) ?? need.names.at(-1);
}

let known;
function libraries() {
  known ??= new Set([...(ask('/sbin/ldconfig', ['-p']) ?? '').matchAll(/^\s+(\S+) \(/gm)].map(([, name]) => name));
  return known;
}

function fresh(need) {
  known = undefined;
  return need.present();
}

/** fontconfig knows; before it is installed, the folder in which Debian puts the font does. */
function hasChineseFont() {
  const listed = has('fc-list') ? ask('fc-list', [':lang=zh-cn', 'family']) : undefined;
  if (listed) return true;
  const folder = '/usr/share/fonts/opentype/noto';
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('CJK'));
}
