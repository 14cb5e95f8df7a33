import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const rules = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
const SIDES = ['main', 'preload', 'renderer', 'tests', 'scripts'];

/**
 * Checks who imports whom. dependency-cruiser's command refuses Node 20, its function does not; a Node that changes that
 * shows in tests/unit/layers.test.ts.
 * @param {string} [folder] a tree shaped like this project
 * @returns {Promise<{ violations: { rule: string, from: string, to: string }[], modules: number }>}
 */
export async function checkLayers(folder = root) {
  const { cruise } = await import('dependency-cruiser');
  const { options, ...ruleSet } = rules;
  const sides = SIDES.filter((side) => existsSync(join(folder, side)));
  const { output } = await cruise(sides, { ...options, ruleSet, validate: true, baseDir: folder });
  return {
    modules: output.summary.totalCruised,
    violations: output.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle ? cycle.map((step) => step.name).join(' -> ') : to,
    })),
  };
}

/** The names of all rules, for the test that breaks each of them. */
export const ruleNames = rules.forbidden.map((rule) => rule.name);
