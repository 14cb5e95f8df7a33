import { describe, expect, it } from 'vitest';
import type { CaseRow, Department, Suggestion, TaskRow } from '../../../preload/contract';
import { busyIn, carried, freshPlan, inOrder, leadOf, matches, proposed } from '../../../renderer/features/case/dispatch/plan';

const department = (id: string, area?: string): Department => ({
  id,
  name: `部门${id}`,
  kind: id,
  phone: '1000',
  onDuty: [{ name: '赵云朵', phone: '10008' }],
  handles: [],
  ...(area ? { area } : {}),
});
const suggestion = (departmentId: string, reason: Suggestion['reason'] = 'category', lead = false): Suggestion => ({
  departmentId,
  reason,
  lead,
  values: {},
});
const task = (departmentId: string, state: TaskRow['state'], lead = false) => ({ departmentId, state, lead }) as TaskRow;
const row = (...tasks: TaskRow[]) => ({ tasks, area: '530303101' }) as unknown as CaseRow;

describe('a dispatch being put together', () => {
  it('proposes what is suggested, but not for having handled the like before', () => {
    const suggestions = [
      suggestion('power', 'category', true),
      suggestion('village', 'village-of-case'),
      suggestion('old', 'handled-before'),
    ];
    expect(proposed(row(), suggestions)).toEqual(['power', 'village']);
  });

  it('proposes nobody more while somebody is at work, and does again when they have declined', () => {
    const suggestions = [suggestion('power')];
    expect(proposed(row(task('village', 'acknowledged')), suggestions)).toEqual([]);
    expect(proposed(row(task('village', 'declined')), suggestions)).toEqual(['power']);
  });

  it('knows who has an open task already', () => {
    expect([...busyIn(row(task('a', 'sent'), task('b', 'completed'), task('c', 'recalled'), task('d', 'arrived')))]).toEqual(['a', 'd']);
  });

  it('lets the suggested department lead, else the first, else the one chosen by hand', () => {
    const suggestions = [suggestion('power', 'category', true), suggestion('village')];
    expect(leadOf(freshPlan, ['village', 'power'], row(), suggestions)).toBe('power');
    expect(leadOf(freshPlan, ['village'], row(), suggestions)).toBe('village');
    expect(leadOf({ ...freshPlan, lead: 'village' }, ['power', 'village'], row(), suggestions)).toBe('village');
    expect(leadOf({ ...freshPlan, lead: 'gone' }, ['power'], row(), suggestions)).toBe('power');
    expect(leadOf(freshPlan, [], row(), suggestions)).toBeUndefined();
  });

  it('adds supporters without a second lead while the first is at work', () => {
    expect(leadOf(freshPlan, ['village'], row(task('power', 'arrived', true)), [])).toBeUndefined();
    expect(leadOf(freshPlan, ['village'], row(task('power', 'recalled', true)), [])).toBe('village');
  });

  it('shows suggested departments first, then those of the place and of the whole district, then the rest', () => {
    const all = [
      department('far', '530303102'),
      department('district'),
      department('own', '530303101'),
      department('suggested', '530303102'),
    ];
    expect(inOrder(all, [suggestion('suggested')], '530303101203').map(({ department: { id }, near }) => [id, near])).toEqual([
      ['suggested', true],
      ['district', true],
      ['own', true],
      ['far', false],
    ]);
  });

  it('finds a department by its name, its phone or who is on duty', () => {
    for (const words of ['', ' 部门POWER ', '1000', '云朵']) expect(matches(department('power'), words)).toBe(true);
    expect(matches(department('power'), '没有')).toBe(false);
  });
});

describe('what is carried into the instructions', () => {
  const word = '供电所已退回：不属于本部门职责。';

  it('stands below what is there, once', () => {
    expect(carried('请处置', [word])).toBe(`请处置\n${word}`);
    expect(carried(`请处置\n${word}`, [word])).toBe(`请处置\n${word}`);
    expect(carried('', [word])).toBe(word);
  });

  it('never exceeds what a task takes', () => {
    expect(carried('长'.repeat(1995), [word])).toHaveLength(2000);
  });
});
