/**
 * npm test: everything, in order, on a machine that may have nothing but Node. The last line counts all tests; a step that
 * is no test (types, lint, build) adds to the failed ones when it fails. `npm test -- unit lint` runs only those steps.
 */
import { runTests } from './checks/vitest.mjs';
import { ensureBuild } from './lib/build.mjs';
import { prepare } from './lib/prepare.mjs';
import { run, tool } from './lib/run.mjs';
import { Refusal, duration, headline, main, say } from './lib/say.mjs';

const command = (name, args) => async () => {
  const { code } = await run(name, args);
  return { passed: 0, failed: code === 0 ? 0 : 1 };
};

/** Without `essential` steps nothing after them can be trusted. */
const STEPS = [
  { name: 'install', title: 'Packages, system libraries, Electron', essential: true, body: prepareAll },
  { name: 'types', title: 'Types', body: command(tool('tsc'), ['-b']) },
  { name: 'lint', title: 'Lint, layers, format, unused files', body: command(process.execPath, ['scripts/lint.mjs']) },
  { name: 'unit', title: 'Unit tests', body: () => runTests('unit') },
  { name: 'integration', title: 'Integration tests, with a real nats-server', body: () => runTests('integration', { again: true }) },
  { name: 'build', title: 'Build', essential: true, body: build },
  { name: 'e2e', title: 'End-to-end tests, in real Electron', body: () => runTests('e2e', { again: true }) },
];

await main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) throw new Refusal(`There is no step ${unknown.join(', ')}. Steps: ${STEPS.map((step) => step.name).join(' ')}`);
  const steps = STEPS.filter((step) => wanted.length === 0 || step.name === 'install' || wanted.includes(step.name));

  const started = Date.now();
  const total = { passed: 0, failed: 0 };
  const broken = [];
  const unsteady = [];
  for (const step of steps) {
    const { passed, failed, names = [], shaky = [] } = await timed(step);
    total.passed += passed;
    total.failed += failed;
    unsteady.push(...shaky);
    if (failed > 0) broken.push(step.title, ...names.map((name) => `  ${name}`));
    if (failed > 0 && step.essential) break;
  }
  if (broken.length > 0) say(`\nNot in order:\n${broken.join('\n')}`);
  if (unsteady.length > 0)
    say(`\nPassed only at the second try, which is a defect to look into:\n${unsteady.map((name) => `  ${name}`).join('\n')}`);
  say(`\nTook ${duration(Date.now() - started)}`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
});

async function timed({ title, body }) {
  headline(title);
  const started = Date.now();
  try {
    return await body();
  } catch (error) {
    say(error instanceof Refusal ? error.message : String(error?.stack ?? error));
    return { passed: 0, failed: 1 };
  } finally {
    say(`-- ${title}: ${duration(Date.now() - started)}`);
  }
}

async function prepareAll() {
  await prepare('tests');
  return { passed: 0, failed: 0 };
}

async function build() {
  await ensureBuild({ always: true });
  return { passed: 0, failed: 0 };
}
