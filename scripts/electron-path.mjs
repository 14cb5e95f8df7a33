/** Prints the Electron executable in use, and nothing else, on stdout. What it has to do first is told on stderr. */
import { findElectron } from './lib/electron.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensurePackages();
  const { executable } = await findElectron();
  process.stdout.write(`${executable}\n`);
});
