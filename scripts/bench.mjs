/**
 * npm run bench: runs tests/bench/*.bench.ts one after the other and prints their figures, each beside what it is compared
 * with. `npm run bench -- store` runs those whose name contains "store". A figure above its aim is marked; it fails nothing,
 * since machines differ and ratios do not. `npm run bench -- --compare A B` says what moved between the files of two runs.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { compare, told } from './bench/compare.mjs';
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
  if (wanted[0] === '--compare') return sayWhatMoved(wanted.slice(1));
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

function sayWhatMoved(paths) {
  if (paths.length !== 2) throw new Refusal('--compare takes the JSON files of two runs');
  const [before, after] = paths.map(figuresIn);
  process.stdout.write(`${told(compare(before, after)).join('\n')}\n`);
}

function figuresIn(path) {
  try {
    const { figures } = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(figures)) return figures;
  } catch (error) {
    throw new Refusal(`${path} cannot be read: ${error.message}`);
  }
  throw new Refusal(`${path} holds no figures of a run`);
}
