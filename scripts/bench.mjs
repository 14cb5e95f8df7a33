/**
 * npm run bench: runs tests/bench/*.bench.ts one after the other and prints their figures, each beside what it is compared
 * with. `npm run bench -- store` runs those whose name contains "store". A figure above its aim is marked; it fails nothing,
 * since machines differ and ratios do not. After a run of them all the figures are written into docs/performance.md;
 * `npm run bench -- --write A` writes those of an earlier run, `npm run bench -- --compare A B` says what moved between two.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compare, told } from './bench/compare.mjs';
import { markdown, placed } from './bench/document.mjs';
import { describe } from './bench/figure.mjs';
import { beginReport, readReport } from './bench/report.mjs';
import { ensureBuild } from './lib/build.mjs';
import { onVirtualDisplay } from './lib/display.mjs';
import { projectCache, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { Refusal, duration, headline, main, say } from './lib/say.mjs';
import { withTypeScript } from './lib/typescript.mjs';

const FOLDER = join(root, 'tests/bench');
const DOCUMENT = join(root, 'docs/performance.md');

await main(async () => {
  const [first, ...rest] = process.argv.slice(2);
  if (first === '--compare') return sayWhatMoved(rest);
  if (first === '--write') return writeFrom(rest);
  return measure(process.argv.slice(2));
});

async function measure(wanted) {
  const planned = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
    .toSorted();
  if (planned.length === 0) throw new Refusal(`No file in tests/bench matches ${wanted.join(' ')}`);
  headline('Bench: getting ready');
  const electron = await prepare('headless');
  await ensureBuild();
  const path = join(projectCache, 'bench', `${new Date().toISOString().replaceAll(':', '-')}.json`);
  const run = beginReport(path, { electron: electron.version, planned });
  await onVirtualDisplay(() => runAll(run, electron.executable));
  say(`\nWritten to ${path}`);
  if (wanted.length === 0) await writeDocument(run.report);
  for (const { file } of run.report.failed) say(`${file} failed`);
  return run.report.failed.length > 0 ? 1 : 0;
}

function runAll(run, electron) {
  return withTypeScript(async (load) => {
    for (const file of run.report.planned) {
      headline(file);
      await run.take(file, async () => {
        const module = await load(join(FOLDER, file));
        const figures = await module.default({ electron });
        for (const figure of figures) process.stdout.write(`${describe(figure)}\n`);
        return { about: module.about, figures };
      });
      const failed = run.report.failed.find((one) => one.file === file);
      if (failed) say(failed.error);
      say(`-- ${file}: ${duration(run.report.files.at(-1).seconds * 1000)}`);
    }
  });
}

function sayWhatMoved(paths) {
  if (paths.length !== 2) throw new Refusal('--compare takes the JSON files of two runs');
  const [before, after] = paths.map((path) => readReport(path).figures);
  process.stdout.write(`${told(compare(before, after)).join('\n')}\n`);
}

async function writeFrom(paths) {
  if (paths.length !== 1) throw new Refusal('--write takes the JSON file of one run');
  const report = readReport(paths[0]);
  if (!report.machine) throw new Refusal(`${paths[0]} is of an earlier version: it does not say how it was measured`);
  await writeDocument(report);
}

async function writeDocument(report) {
  const document = placed(readFileSync(DOCUMENT, 'utf8'), markdown(report));
  const name = relative(root, DOCUMENT);
  if (document === undefined) throw new Refusal(`${name} has no place for the figures`);
  const { format, resolveConfig } = await import('prettier');
  writeFileSync(DOCUMENT, await format(document, { ...(await resolveConfig(DOCUMENT)), filepath: DOCUMENT }));
  say(`The figures stand in ${name}`);
}
