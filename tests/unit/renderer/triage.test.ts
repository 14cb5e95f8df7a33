import { describe, expect, it } from 'vitest';
import { CASE_ACTIONS, type CaseAction, type CaseRow, type Category, type Suggestion } from '../../../preload/contract';
import { BULK, BULK_ACTIONS, offered } from '../../../renderer/features/queue/triage/acts';
import { deedOf, nextLevel, noChoice, type DeedFacts } from '../../../renderer/features/queue/triage/deed';

const row = (over: Partial<CaseRow>): CaseRow => ({ id: 'a', actions: [], urgentReport: false, priority: 'normal', ...over }) as CaseRow;
const categories = new Map(
  [
    { id: 'power-tree', priority: 'important' },
    { id: 'other', priority: 'normal' },
  ].map((one) => [one.id, one as Category]),
);
const facts: DeedFacts = { categories, suggestions: [], instructions: '请到场处置' };
const proposal = (departmentId: string, over: Partial<Suggestion> = {}): Suggestion => ({
  departmentId,
  lead: false,
  reason: 'rule',
  values: {},
  ...over,
});

describe('acting on several cases', () => {
  it('offers what every one of them allows and nothing else', () => {
    const both: CaseAction[] = ['accept', 'note'];
    expect(offered([row({ actions: [...both, 'reject'] }), row({ id: 'b', actions: both })])).toEqual(['accept', 'note']);
    expect(offered([row({ actions: ['note'] }), row({ id: 'b', actions: [] })])).toEqual([]);
    expect(offered([])).toEqual([]);
  });

  it('offers merging from two cases on', () => {
    expect(offered([row({ actions: ['merge'] })])).toEqual([]);
    expect(offered([row({ actions: ['merge'] }), row({ id: 'b', actions: ['merge'] })])).toEqual(['merge']);
  });

  it('says of every action whether it is offered, and of those offered what they give', () => {
    expect(Object.keys(BULK).sort()).toEqual([...CASE_ACTIONS].sort());
    for (const action of BULK_ACTIONS)
      expect(deedOf(action, row({ category: 'power-tree' }), { ...noChoice, text: '好' }, facts)).toBeDefined();
    expect(offered([row({ actions: ['answer', 'verify-pass', 'recall'] })])).toEqual([]);
  });

  it('files each under its own category and priority, an urgent report as urgent', () => {
    expect(deedOf('accept', row({ category: 'power-tree' }), noChoice, facts)).toEqual({
      name: 'accept',
      words: { category: 'power-tree', priority: 'important' },
    });
    expect(deedOf('accept', row({ category: 'nobody-knows', urgentReport: true }), noChoice, facts)).toEqual({
      name: 'accept',
      words: { category: 'other', priority: 'urgent' },
    });
    expect(deedOf('accept', row({}), noChoice, { ...facts, categories: new Map() })).toEqual({ skipped: 'noCategory' });
  });

  it('sends each to whom it is suggested, one in the lead, and says so where nobody is', () => {
    const suggestions = [proposal('power'), proposal('village', { lead: true }), proposal('old', { reason: 'handled-before' })];
    expect(deedOf('dispatch', row({}), noChoice, { ...facts, suggestions })).toEqual({
      name: 'dispatch',
      words: {
        tasks: [
          { departmentId: 'power', lead: false, instructions: '请到场处置' },
          { departmentId: 'village', lead: true, instructions: '请到场处置' },
        ],
      },
    });
    expect(deedOf('dispatch', row({}), noChoice, facts)).toEqual({ skipped: 'nobody' });
  });

  it('merges the others into the one that stays, and leaves what is so already', () => {
    const into = { ...noChoice, into: 'a' };
    expect(deedOf('merge', row({}), into, facts)).toEqual({ skipped: 'stays' });
    expect(deedOf('merge', row({ id: 'b' }), into, facts)).toEqual({ name: 'merge', words: { into: 'a' } });
    expect(deedOf('refile', row({ category: 'other' }), noChoice, facts)).toEqual({ skipped: 'same' });
    expect(deedOf('refile', row({ category: 'other' }), { ...noChoice, priority: 'urgent' }, facts)).toEqual({
      name: 'refile',
      words: { category: 'other', priority: 'urgent' },
    });
  });

  it('proposes the slip after the highest that one of them has', () => {
    expect(nextLevel([row({}), row({ supervision: 'blue' })])).toBe('orange');
    expect(nextLevel([row({ supervision: 'red' })])).toBe('red');
  });
});
