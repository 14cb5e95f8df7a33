/** npm run dev: the console with hot reload. Arguments are the console's own: npm run dev -- --demo-speed 5 */
import { root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { run, tool } from './lib/run.mjs';
import { hasDisplay } from './lib/display.mjs';
import { isRoot } from './lib/sandbox.mjs';
import { Refusal, headline, main } from './lib/say.mjs';

await main(async () => {
  if (!hasDisplay()) throw new Refusal('There is no display (DISPLAY and WAYLAND_DISPLAY are unset), so there is nothing to develop on.');
  headline('GridDesk with hot reload');
  const { executable } = await prepare('window');
  const { code } = await run(tool('electron-vite'), ['dev', ...(isRoot ? ['--noSandbox'] : []), '--', ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, ELECTRON_EXEC_PATH: executable },
  });
  return code;
});
