import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectCache, root } from '../lib/paths.mjs';
import { run, tool } from '../lib/run.mjs';

/**
 * Runs one project of vitest.config.ts.
 * @param {string} project unit, integration or e2e
 * @returns {Promise<{ passed: number, failed: number, names: string[] }>} a run that ended badly in any other way counts as
 *   one failure; `names` are those of the tests and files that did not pass
 */
export async function runTests(project) {
  const folder = join(projectCache, 'test-results');
  const file = join(folder, `${project}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const { code } = await run(tool('vitest'), [
    ...['run', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ]);
  const { passed, failed, names } = countIn(file);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, names };
}

function countIn(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
    // A skipped test has shown nothing, and a file that could not be read has no tests to count.
    const broken = testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
    return { passed, failed: numFailedTests + numPendingTests + numTodoTests + broken, names: testResults.flatMap(notPassed) };
  } catch {
    return { passed: 0, failed: 1, names: [] };
  }
}

function notPassed({ name, status, assertionResults }) {
  const file = relative(root, name);
  if (status === 'failed' && assertionResults.length === 0) return [file];
  return assertionResults.filter((one) => one.status !== 'passed').map((one) => `${file}: ${one.fullName}`);
}
