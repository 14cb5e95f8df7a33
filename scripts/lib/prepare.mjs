import { findElectron, sayElectron } from './electron.mjs';
import { ensurePackages } from './packages.mjs';
import { checkSandbox } from './sandbox.mjs';
import { checkLibraries, ensureSystem } from './system.mjs';

/**
 * Everything that a command which opens the console needs before the build: packages, system libraries, Electron.
 * @param {'window' | 'headless' | 'tests'} purpose
 */
export async function prepare(purpose) {
  await ensurePackages();
  await ensureSystem(purpose);
  const electron = await findElectron();
  sayElectron(electron);
  checkLibraries(electron.executable);
  checkSandbox(electron);
  return electron;
}
