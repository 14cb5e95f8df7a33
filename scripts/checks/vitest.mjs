import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectCache } from '../lib/paths.mjs';
import { run, tool } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { combined, inFile, summed } from './results.mjs';

/** More files than this that fail at once are no hiccup of a busy machine. */
const MOST_AGAIN = 3;

/**
 * Runs one project of vitest.config.ts.
 * @param {string} project unit, integration or e2e
 * @param {{ again?: boolean }} [how] again: up to three files with failures are run a second time, alone, and what passes
 *   then is counted and named in `shaky` (docs/decisions/0034)
 * @returns {Promise<{ passed: number, failed: number, names: string[], shaky: string[] }>} a run that ended badly in any
 *   other way counts as one failure; `names` are those of the tests and files that did not pass
 */
export async function runTests(project, { again = false } = {}) {
  const first = await runOnce(project, project);
  const files = first.files.filter((file) => file.failed > 0);
  if (!again || files.length === 0 || files.length > MOST_AGAIN) return { ...summed(first), shaky: [] };
  say(`\nA second time, alone: ${files.map(({ name }) => name).join(', ')}`);
  const second = await runOnce(
    project,
    `${project}-again`,
    files.map(({ name }) => name),
  );
  return combined(first, second);
}

/** One run of vitest; `files`: only these. A file that could not be read counts as one failure. */
async function runOnce(project, report, files = []) {
  const folder = join(projectCache, 'test-results');
  const file = join(folder, `${report}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const { code } = await run(tool('vitest'), [
    ...['run', '--project', project, ...files],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ]);
  return { code, files: filesIn(file) };
}

function filesIn(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults.map(inFile);
  } catch {
    return [];
  }
}
