/** npm run lint: oxlint, the layers, the format. Each says what it found; all run even when the first finds something. */
import { checkLayers } from './lib/layers.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { run, tool } from './lib/run.mjs';
import { main, say } from './lib/say.mjs';

await main(async () => {
  await ensurePackages();
  const results = [await lint(), await layers(), await format(), await unused()];
  return results.every(Boolean) ? 0 : 1;
});

async function lint() {
  const { code } = await run(tool('oxlint'), ['--deny-warnings']);
  return code === 0;
}

async function layers() {
  const { violations, modules } = await checkLayers();
  for (const { rule, from, to } of violations) say(`${rule}: ${from} -> ${to}`);
  say(`Layers: ${modules} modules, ${violations.length} forbidden imports or cycles.`);
  return violations.length === 0;
}

async function format() {
  const { code } = await run(tool('prettier'), ['--check', '--log-level=warn', '.']);
  return code === 0;
}

/** Files, exports and packages that nobody uses. */
async function unused() {
  const { code } = await run(tool('knip'), ['--no-progress']);
  return code === 0;
}
