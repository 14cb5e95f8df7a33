import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../../../preload/contract';
import { fits, isFiltered, noFilter } from '../../../renderer/features/people/filter';
import { daysToVisit, visitLight } from '../../../renderer/kit/visits';

const midnight = Date.parse('2026-11-23T00:00:00+08:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const person = (more: Partial<PersonRow> = {}): PersonRow =>
  ({
    id: 'p',
    name: '李**',
    gridName: '座棚村1组第2网格',
    gridCode: '530303101203001',
    village: '530303101203',
    villageName: '座棚村',
    address: '白水镇座棚村1组***',
    responsibleName: '王远山',
    care: [{ kind: 'lives-alone', level: 0, since: '2025-01-01' }],
    nextDue: midnight,
    ...more,
  }) as PersonRow;

describe('a visit', () => {
  it('is due the whole of its day and overdue when that has ended', () => {
    expect(visitLight(midnight, midnight + 1)).toBe('yellow');
    expect(visitLight(midnight, midnight + DAY - 1)).toBe('yellow');
    expect(visitLight(midnight, midnight + DAY)).toBe('red');
  });

  it('comes near three days before', () => {
    expect(visitLight(midnight + 3 * DAY, midnight)).toBe('yellow');
    expect(visitLight(midnight + 4 * DAY, midnight)).toBe('green');
  });

  it('counts whole days: today 0, tomorrow 1, yesterday -1', () => {
    const noon = midnight + 12 * HOUR;
    expect([midnight - DAY, midnight, midnight + DAY].map((due) => daysToVisit(due, noon))).toEqual([-1, 0, 1]);
  });
});

describe('finding people in care', () => {
  it('searches what is shown and nothing else, all words at once', () => {
    for (const words of ['', '李', '座棚', '王远山', '李 远山', '第2网格'])
      expect(fits(person(), { ...noFilter, words }, midnight)).toBe(true);
    for (const words of ['李四', '张', '李 张']) expect(fits(person(), { ...noFilter, words }, midnight)).toBe(false);
  });

  it('narrows by kind, village and overdue visit', () => {
    expect(fits(person(), { ...noFilter, kind: 'disability' }, midnight)).toBe(false);
    expect(fits(person(), { ...noFilter, kind: 'lives-alone', village: '530303101203' }, midnight)).toBe(true);
    expect(fits(person(), { ...noFilter, village: '530303101001' }, midnight)).toBe(false);
    expect(fits(person(), { ...noFilter, overdue: true }, midnight)).toBe(false);
    expect(fits(person({ nextDue: midnight - 2 * DAY }), { ...noFilter, overdue: true }, midnight)).toBe(true);
  });

  it('knows whether anything is narrowed', () => {
    expect(isFiltered(noFilter)).toBe(false);
    expect(isFiltered({ ...noFilter, overdue: true })).toBe(true);
  });
});
