import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../../../preload/contract';
import { facetsOf } from '../../../renderer/features/people/facets';
import { byDue, fits, isFiltered, noFilter } from '../../../renderer/features/people/filter';
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
    plan: { today: [] },
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
    expect(fits(person(), { ...noFilter, due: 'overdue' }, midnight)).toBe(false);
    expect(fits(person({ nextDue: midnight - 2 * DAY }), { ...noFilter, due: 'overdue' }, midnight)).toBe(true);
  });

  it('knows whether anything is narrowed', () => {
    expect(isFiltered(noFilter)).toBe(false);
    expect(isFiltered({ ...noFilter, due: 'overdue' })).toBe(true);
  });
});

describe('when somebody has to be gone to', () => {
  // 2026-11-23 is a Monday.
  const noon = midnight + 12 * HOUR;
  const is = (due: 'overdue' | 'today' | 'week', one: PersonRow, now = noon) => fits(one, { ...noFilter, due }, now);
  const looked = (state: string) => person({ nextDue: midnight + 20 * DAY, plan: { today: [{ slot: 'evening', state }] } } as never);

  it('is today, or this week until Sunday, or overdue, and one of them only', () => {
    expect([0, 1, 6, 7].map((days) => is('week', person({ nextDue: midnight + days * DAY })))).toEqual([true, true, true, false]);
    expect([-1, 0, 1].map((days) => is('today', person({ nextDue: midnight + days * DAY })))).toEqual([false, true, false]);
    expect(is('week', person({ nextDue: midnight - DAY }))).toBe(false);
    const sunday = noon + 6 * DAY;
    expect([6, 7].map((days) => is('week', person({ nextDue: midnight + days * DAY }), sunday))).toEqual([true, false]);
  });

  it('counts look-ins as well: one that is still to be made is today, one that was not made is overdue', () => {
    expect(['ahead', 'due', 'late', 'missed', 'done'].map((state) => [is('today', looked(state)), is('overdue', looked(state))])).toEqual([
      [true, false],
      [true, false],
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  it('orders the list: this evening’s look-in before tomorrow’s visit', () => {
    const evening = person({ id: 'a', nextDue: midnight + 9 * DAY, plan: { today: [], lookIn: { until: midnight + 20 * HOUR } } } as never);
    const tomorrow = person({ id: 'b', nextDue: midnight + DAY });
    const late = person({ id: 'c', nextDue: midnight - DAY });
    expect([tomorrow, evening, late].toSorted(byDue).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});

describe('the counts beside the filters', () => {
  it('say how many each choice would show with the other filters as they are', () => {
    const people = [
      person({ id: '1' }),
      person({ id: '2', care: [{ kind: 'disability', level: 3, since: '2025-01-01' }] }),
      person({ id: '3', village: '530303101001', nextDue: midnight - DAY }),
    ];
    const all = facetsOf(people, noFilter, midnight);
    expect(Object.fromEntries(all.kind)).toEqual({ 'lives-alone': 2, disability: 1 });
    expect(Object.fromEntries(all.level)).toEqual({ 0: 2, 3: 1 });
    expect(Object.fromEntries(all.due)).toEqual({ overdue: 1, today: 2, week: 2 });
    const alone = facetsOf(people, { ...noFilter, kind: 'lives-alone' }, midnight);
    expect(Object.fromEntries(alone.kind)).toEqual({ 'lives-alone': 2, disability: 1 });
    expect(Object.fromEntries(alone.village)).toEqual({ '530303101203': 1, '530303101001': 1 });
    expect(Object.fromEntries(alone.due)).toEqual({ overdue: 1, today: 1, week: 1 });
  });
});
