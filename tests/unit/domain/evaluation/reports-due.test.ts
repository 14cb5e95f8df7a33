import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateAt } from '../../../../preload/contract';
import { reportKey, reportsDue } from '../../../../main/domain';

const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const NOW = at('2026-11-28T09:00');
const both = { weekly: true, monthly: true };
const named = (plan: Parameters<typeof reportsDue>[0], made: Iterable<string>, now: number): string[] =>
  reportsDue(plan, new Set(made), now).map(({ kind, period }) => `${kind} ${dateAt(period.from)}`);

describe('reports that are due', () => {
  it('are those of the last week and month to who begins now', () => {
    expect(named({ ...both, since: NOW }, [], NOW)).toEqual(['week 2026-11-16', 'month 2026-10-01']);
    expect(named({ ...both, weekly: false, since: NOW }, [], NOW)).toEqual(['month 2026-10-01']);
    expect(named({ weekly: false, monthly: false, since: 0 }, [], NOW)).toEqual([]);
  });

  it('wait a while after the turn for what is still on its way', () => {
    const plan = { ...both, since: NOW };
    const made = reportsDue(plan, new Set(), NOW).map(reportKey);
    expect(named(plan, made, at('2026-11-30T00:09'))).toEqual([]);
    expect(named(plan, made, at('2026-11-30T00:10'))).toEqual(['week 2026-11-23']);
    expect(named(plan, made, at('2026-12-01T00:09'))).toEqual(['week 2026-11-23']);
    expect(named(plan, made, at('2026-12-01T00:10'))).toEqual(['week 2026-11-23', 'month 2026-11-01']);
  });

  it('are made up for when the console was closed at the turn, the oldest first', () => {
    expect(named({ ...both, since: at('2026-10-20T00:00') }, [], NOW)).toEqual([
      'week 2026-10-12',
      'week 2026-10-19',
      'week 2026-10-26',
      'week 2026-11-02',
      'week 2026-11-09',
      'week 2026-11-16',
      'month 2026-09-01',
      'month 2026-10-01',
    ]);
  });

  it('are the latest twelve of a kind after a long time', () => {
    const due = named({ ...both, since: at('2020-01-01T00:00') }, [], NOW);
    expect(due.length).toBe(24);
    expect([due[0], due[11], due[12], due[23]]).toEqual(['week 2026-08-31', 'week 2026-11-16', 'month 2025-11-01', 'month 2026-10-01']);
  });

  it('are made once each, however often and whenever it is looked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 * 86_400 }), { minLength: 1, maxLength: 30 }), (gaps) => {
        const made = new Set<string>();
        let now = NOW;
        for (const gap of gaps) {
          now += gap * 1000;
          for (const report of reportsDue({ ...both, since: NOW }, made, now)) {
            expect(made.has(reportKey(report))).toBe(false);
            expect(report.period.to).toBeLessThanOrEqual(now);
            made.add(reportKey(report));
          }
          expect(reportsDue({ ...both, since: NOW }, made, now)).toEqual([]);
        }
      }),
    );
  });
});
