import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectCache } from '../lib/paths.mjs';
import { run, tool } from '../lib/run.mjs';

/**
 * Runs one project of vitest.config.ts.
 * @param {string} project unit, integration or e2e
 * @returns {Promise<{ passed: number, failed: number }>} a run that ended badly in any other way counts as one failure
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
  const { passed, failed } = countIn(file);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function countIn(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
    // A skipped test has shown nothing, and a file that could not be read has no tests to count.
    const broken = testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
    return { passed, failed: numFailedTests + numPendingTests + numTodoTests + broken };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
