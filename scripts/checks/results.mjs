import { relative } from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * What came of a file.
 * @param {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }} result of vitest's JSON report
 */
export function inFile({ name: path, status, assertionResults }) {
  const name = relative(root, path);
  // A skipped test has shown nothing, and a file that could not be read has no tests to count.
  if (status === 'failed' && assertionResults.length === 0) return { name, passed: 0, failed: 1, names: [name] };
  const names = assertionResults.filter((one) => one.status !== 'passed').map((one) => `${name}: ${one.fullName}`);
  return { name, passed: assertionResults.length - names.length, failed: names.length, names };
}

/** The counts of a run, and the names of what did not pass. */
export function summed({ code, files }) {
  const passed = files.reduce((sum, file) => sum + file.passed, 0);
  const failed = files.reduce((sum, file) => sum + file.failed, 0);
  // A run without a report, or one that ended badly although every test passed.
  return { passed, failed: failed === 0 && (code !== 0 || files.length === 0) ? 1 : failed, names: files.flatMap((file) => file.names) };
}

/** Two runs as one: of the files that ran twice the second try counts; `shaky` names what passed in it only. */
export function combined(first, second) {
  const again = new Set(second.files.map(({ name }) => name));
  const result = summed({ code: second.code, files: [...first.files.filter(({ name }) => !again.has(name)), ...second.files] });
  const still = new Set(result.names);
  return { ...result, shaky: summed(first).names.filter((name) => !still.has(name)) };
}
