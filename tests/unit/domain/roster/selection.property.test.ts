import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SELECTION_STEPS, type SelectionStep } from '../../../../preload/contract';
import { openSteps, refuseStep, type NewStep, type Step } from '../../../../main/domain';
import { holds } from '../property';

const KINDS = ['crime', 'discipline', 'trust'];
const TODAY = '2026-11-28';
const add = (entries: readonly Step[], step: NewStep): readonly Step[] =>
  refuseStep(entries, step, KINDS, TODAY) === undefined ? [...entries, step] : entries;

/** Mostly of one week, so that files get far; some of next year. */
const days = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 6 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 }) });
const day = days.map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const attempt: fc.Arbitrary<NewStep> = fc.record({
  step: fc.constantFrom(...SELECTION_STEPS),
  on: day,
  checked: fc.oneof(fc.constant(KINDS), fc.subarray([...KINDS, 'other'])),
});

describe('the file of a grid member', () => {
  it('whatever is tried: no review before all is checked, no step before its turn, none in the future', () => {
    let reviews = 0;
    holds(
      fc.array(attempt, { maxLength: 60, size: 'max' }),
      (attempts) => {
        const kept: NewStep[] = [];
        for (const one of attempts) {
          const refused = refuseStep(kept, one, KINDS, TODAY);
          if (refused === undefined) kept.push(one);
          else if (refused === 'before-its-turn') expect(openSteps(kept)).not.toContain(one.step);
        }
        const first = (step: SelectionStep) => kept.findIndex((one) => one.step === step);
        for (const { step, on, checked } of kept) {
          expect(on <= TODAY).toBe(true);
          if (step !== 'township-review') continue;
          reviews += 1;
          expect(KINDS.every((kind) => checked.includes(kind))).toBe(true);
        }
        const order = ['village-recommendation', 'branch-review', 'township-review', 'adjustment'] as const;
        order.forEach((step, at) => {
          if (first(step) < 0) return;
          const before = at === 0 ? ['self-nomination', 'public-nomination'] : [order[at - 1]!];
          expect(before.some((need) => first(need as SelectionStep) >= 0 && first(need as SelectionStep) < first(step))).toBe(true);
        });
      },
      400,
    );
    // Otherwise nothing of the review was asked at all.
    expect(reviews).toBeGreaterThan(50);
  });

  it('goes through its six steps, begun by either nomination', () => {
    for (const nomination of ['self-nomination', 'public-nomination'] as const) {
      let entries: readonly Step[] = [];
      expect(openSteps(entries)).toEqual(['self-nomination', 'public-nomination']);
      for (const step of [nomination, 'village-recommendation', 'branch-review', 'township-review', 'adjustment'] as const)
        entries = add(entries, { step, on: '2026-03-01', checked: KINDS });
      expect(entries).toHaveLength(5);
      expect(openSteps(entries)).toEqual([...SELECTION_STEPS]);
    }
  });

  it('no step was before what it builds on, and of one written down again the last stands', () => {
    const step = (name: SelectionStep, on: string): NewStep => ({ step: name, on, checked: KINDS });
    let entries = add([], step('self-nomination', '2026-03-02'));
    expect(refuseStep(entries, step('village-recommendation', '2026-03-01'), KINDS, TODAY)).toBe('too-early');
    entries = add(entries, step('self-nomination', '2026-02-01'));
    expect(refuseStep(entries, step('village-recommendation', '2026-03-01'), KINDS, TODAY)).toBeUndefined();
    expect(refuseStep(entries, step('self-nomination', '2026-11-29'), KINDS, TODAY)).toBe('in-the-future');
    expect(refuseStep(entries, step('self-nomination', TODAY), KINDS, TODAY)).toBeUndefined();
  });
});
