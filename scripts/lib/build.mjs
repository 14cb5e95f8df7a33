import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run, tool } from './run.mjs';
import { Refusal, duration, say } from './say.mjs';

const SOURCES = ['main', 'preload', 'renderer', 'resources', 'electron.vite.config.ts', 'package-lock.json'];
const RESULTS = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Builds the app into out/ unless that is newer than every source. @param {{ always?: boolean }} [options] */
export async function ensureBuild(options = {}) {
  if (!options.always && isFresh()) return;
  const started = Date.now();
  const { code, output } = await run(tool('electron-vite'), ['build', '--logLevel', 'warn'], { collect: 'building' });
  if (code !== 0) throw new Refusal(`The app does not build:\n${output.trim()}`);
  say(`   built (${duration(Date.now() - started)})`);
}

function isFresh() {
  const results = RESULTS.map((file) => join(root, file));
  if (!results.every((file) => existsSync(file))) return false;
  const oldest = Math.min(...results.map((file) => statSync(file).mtimeMs));
  return SOURCES.every((source) => newest(join(root, source)) <= oldest);
}

/** The time of the newest file or folder in it: a folder's own time tells of files that went away. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}
