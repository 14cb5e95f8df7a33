/** npm run package: packs the console for this system (a plain folder in dist/) and sees that what was packed starts. */
import { join } from 'node:path';
import { showsQueue } from './package/shows-queue.mjs';
import { ensureBuild } from './lib/build.mjs';
import { onVirtualDisplay } from './lib/display.mjs';
import { root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { run, tool } from './lib/run.mjs';
import { Refusal, headline, main, say } from './lib/say.mjs';

await main(async () => {
  headline('Packaging: getting ready');
  const electron = await prepare('headless');
  await ensureBuild({ always: true });
  headline('Packing');
  await pack(electron);
  headline('Starting what was packed');
  const folder = join(root, 'dist/linux-unpacked');
  await onVirtualDisplay(() => showsQueue(join(folder, 'griddesk')));
  say(`   it starts and shows its queue: ${folder}`);
});

async function pack({ folder, version }) {
  const { code, output } = await run(
    tool('electron-builder'),
    ['--linux', 'dir', '--publish', 'never', `--config.electronDist=${folder}`, `--config.electronVersion=${version}`],
    { collect: 'packing' },
  );
  if (code !== 0) throw new Refusal(`electron-builder failed:\n${output.trim()}`);
}
