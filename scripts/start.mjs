/**
 * npm start: installs what is missing, builds, and opens the console. Without a display it plays the demo on a virtual one.
 * All arguments are the console's own (npm start -- --area 530303101).
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ensureBuild } from './lib/build.mjs';
import { hasDisplay, onVirtualDisplay } from './lib/display.mjs';
import { isChatter } from './lib/launch.mjs';
import { root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { sandboxArguments } from './lib/sandbox.mjs';
import { headline, main, say } from './lib/say.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const headless = !hasDisplay();
  headline('GridDesk: getting ready');
  const { executable } = await prepare(headless ? 'headless' : 'window');
  await ensureBuild();
  if (!headless) {
    say('   opening the console');
    return openConsole(executable, args);
  }
  headline('No display here: playing the demo on a virtual one');
  const { playDemo } = await import('./demo/play.mjs');
  return onVirtualDisplay(() => playDemo({ executable, args }));
});

/** @returns {Promise<number>} the console's exit code */
function openConsole(executable, args) {
  const child = spawn(executable, [...sandboxArguments, root, ...args], { stdio: ['inherit', 'inherit', 'pipe'] });
  createInterface({ input: child.stderr }).on('line', (line) => isChatter(line) || say(line));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
