/**
 * npm run bench: runs tests/bench/*.bench.ts one after the other and prints their figures, each beside what it is compared
 * with. `npm run bench -- store` runs those whose name contains "store". A figure above its aim is marked; it fails nothing,
 * since machines differ and ratios do not.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { describe } from './bench/figure.mjs';
import { ensureBuild } from './lib/build.mjs';
import { onVirtualDisplay } from './lib/display.mjs';
import { projectCache, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { Refusal, duration, headline, main, say } from './lib/say.mjs';
import { withTypeScript } from './lib/typescript.mjs';

const FOLDER = join(root, 'tests/bench');

await main(async () => {
  const wanted = process.argv.slice(2);
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
    .toSorted();
  if (files.length === 0) throw new Refusal(`No file in tests/bench matches ${wanted.join(' ')}`);
  headline('Bench: getting ready');
  const electron = await prepare('headless');
  await ensureBuild();
  const figures = await onVirtualDisplay(() => runAll(files, electron));
  const report = {
    at: new Date().toISOString(),
    node: process.version,
    electron: electron.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    figures,
  };
  mkdirSync(join(projectCache, 'bench'), { recursive: true });
  const file = join(projectCache, 'bench', `${report.at.replaceAll(':', '-')}.json`);
  writeFileSync(file, JSON.stringify(report, undefined, 2));
  say(`\nWritten to ${file}`);
});

function runAll(files, electron) {
  return withTypeScript(async (load) => {
    const figures = [];
    for (const file of files) {
      headline(file);
      const started = Date.now();
      const module = await load(join(FOLDER, file));
      for (const figure of await module.default({ electron: electron.executable })) {
        figures.push({ file, ...figure });
        process.stdout.write(`${describe(figure)}\n`);
      }
      say(`-- ${file}: ${duration(Date.now() - started)}`);
    }
    return figures;
  });
}
