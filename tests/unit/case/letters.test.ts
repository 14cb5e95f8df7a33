import { describe, expect, it } from 'vitest';
import { CASE_ACTIONS, TASK_ACTIONS } from '../../../preload/contract';
import { areasAbove } from '../../../renderer/features/case/forms/areas-above';
import { letters } from '../../../renderer/kit/letters';
import { templatesFor } from '../../../renderer/kit/templates';
import rulebook from '../../../resources/data/rulebook.json' with { type: 'json' };
import type { Rulebook } from '../../../preload/contract';

describe('the letters of the actions', () => {
  it('name every action, each with a letter of its own', () => {
    expect(Object.keys(letters).sort()).toEqual([...new Set<string>([...CASE_ACTIONS, ...TASK_ACTIONS])].sort());
    expect(new Set(Object.values(letters)).size).toBe(Object.keys(letters).length);
  });

  it('leave g, i, j, k, / and ? to the lists and the shell', () => {
    for (const letter of Object.values(letters)) expect(letter).toMatch(/^[a-fhl-zA-Z]$/);
  });
});

describe('where a case can be escalated to', () => {
  it('is the township and the district above a village, and nothing above a district', () => {
    expect(areasAbove('530303101203')).toEqual(['530303101', '530303']);
    expect(areasAbove('530303101')).toEqual(['530303']);
    expect(areasAbove('530303')).toEqual([]);
  });
});

describe('ready texts', () => {
  it('are those of the category first, then the general ones; none of another category', () => {
    const offered = templatesFor(rulebook as unknown as Rulebook, 'instructions', 'power-tree');
    expect(offered[0]?.categories).toContain('power-tree');
    expect(
      offered.every(({ use, categories }) => use === 'instructions' && (categories.length === 0 || categories.includes('power-tree'))),
    ).toBe(true);
    expect(templatesFor(undefined, 'reply', 'power-tree')).toEqual([]);
  });
});
