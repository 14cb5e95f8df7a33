import { ensureBuild } from '../../scripts/lib/build.mjs';
import { startVirtualDisplay } from '../../scripts/lib/display.mjs';
import { findElectron, sayElectron } from '../../scripts/lib/electron.mjs';
import { checkSandbox } from '../../scripts/lib/sandbox.mjs';

/**
 * Before the end-to-end tests: an up-to-date build, an Electron, and a display that is nobody's (GRIDDESK_SHOW=1 uses the
 * person's own, to watch).
 */
export default async function setup(): Promise<(() => void) | undefined> {
  const electron = await findElectron();
  checkSandbox(electron);
  sayElectron(electron);
  await ensureBuild();
  if (process.platform !== 'linux' || process.env['GRIDDESK_SHOW']) return undefined;
  return startVirtualDisplay();
}
