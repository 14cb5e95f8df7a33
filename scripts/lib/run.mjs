import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { progress } from './say.mjs';

/**
 * Runs a program and waits. Its output is passed through, or collected when `collect` is set (then progress is shown).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, collect?: string, limitMs?: number,
 *   giveUp?: () => boolean, detail?: () => string }} [options] collect: what to call the work in progress lines; it is
 *   killed after limitMs, or when giveUp, asked once a second, says so
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} never rejects; a missing program is code 127
 */
export function run(command, args, options = {}) {
  const quiet = options.collect !== undefined;
  const done = quiet ? progress(options.collect, options.detail) : () => {};
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // Its own group when it may have to be killed: an installer's children go with it.
      detached: options.limitMs !== undefined,
    });
    let output = '';
    let timedOut = false;
    const add = (chunk) => (output = (output + chunk).slice(-200_000));
    child.stdout?.setEncoding('utf8').on('data', add);
    child.stderr?.setEncoding('utf8').on('data', add);
    const started = Date.now();
    const watch =
      options.limitMs &&
      setInterval(() => {
        if (Date.now() - started < options.limitMs && !options.giveUp?.()) return;
        timedOut = true;
        killGroup(child.pid);
      }, 1000);
    const finish = (code) => {
      clearInterval(watch);
      done();
      settle({ code, output, timedOut });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** A program that a package brought. @param {string} name @returns {string} its path */
export const tool = (name) => join(root, 'node_modules/.bin', name);

/** Is there a program of this name in PATH? @param {string} name */
export function has(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * A short question to a program.
 * @param {string} command @param {readonly string[]} args @param {{ env?: Record<string, string | undefined> }} [options]
 * @returns {string | undefined} its output, nothing when it failed
 */
export function ask(command, args, options = {}) {
  const answer = spawnSync(command, args, { encoding: 'utf8', ...options });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
