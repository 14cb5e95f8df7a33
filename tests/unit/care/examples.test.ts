import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CareRules, type CareCondition, type CareKind, type LookInSlot } from '../../../preload/contract';
import { conditionOf, missedNow, nextVisit } from '../../../main/domain';
import shipped from '../../../resources/data/care.json';

const rules = v.parse(CareRules, shipped);
const text = readFileSync(join(import.meta.dirname, '../../../docs/care-visits.md'), 'utf8');

/** The rows of a chapter's table, by its column names. A dash: nothing. */
const table = (chapter: string): Record<string, string>[] => {
  const lines = text
    .slice(text.indexOf(`## ${chapter}`))
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head, , ...rows] = lines;
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, i) => [cells(head!)[i]!, cell])));
};

const mental = table('严重精神障碍患者');
const others = table('其他关爱对象');
const missed = table('逾期');
const local = (time: string) => Date.parse(`${time.replace(' ', 'T')}:00+08:00`);

describe('the worked examples', () => {
  it('are at least forty, numbered without a gap', () => {
    const numbers = [...mental, ...others, ...missed].map((row) => Number(row['no.']));
    expect(numbers.length).toBeGreaterThanOrEqual(40);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it.each(mental)('$no. severe mental disorder visited on $visited: next due $due', (row) => {
    const risk = Number(row['risk']);
    const visited = row['visited']!;
    const before = row['before'] === '–' ? undefined : (row['before'] as CareCondition);
    // When in the year they were made does not count.
    const visits = Array<string>(Number(row['made'])).fill(visited);
    const reason = { kind: 'mental-health' as const, level: risk, condition: row['found'] as CareCondition, before, since: row['since']! };
    const found = nextVisit(reason, visited, { visits, checkUps: [] }, rules);
    expect({ due: found.due, measures: found.measures.join(' ') || '–' }).toEqual({ due: row['next due'], measures: row['measures'] });
  });

  it.each(others)('$no. $kind at level $level visited on $visited', (row) => {
    const reason = { kind: row['kind'] as CareKind, level: Number(row['level']), since: '2024-03-01' };
    expect(nextVisit(reason, row['visited']!, { visits: [row['visited']!], checkUps: [] }, rules).due).toBe(row['next due']);
  });

  it.each(missed)('$no. $what due $due, seen at $now: late $late, case $case', (row) => {
    const what = row['what'] as LookInSlot | 'visit';
    const lastVisit = row['last visit'] === '–' ? undefined : local(row['last visit']!);
    const watched =
      what === 'visit'
        ? { due: row['due']!, graceDays: Number(row['grace']) }
        : { due: '2030-01-01', graceDays: 0, lastVisit, lookIns: { slots: [what], since: 0 } };
    const { late, cases } = missedNow(watched, local(row['now']!), rules);
    const answer = (yes: boolean) => (yes ? 'yes' : 'no');
    expect({ late: answer(late.length > 0), case: answer(cases.length > 0) }).toEqual({ late: row['late'], case: row['case'] });
  });
});

describe('the condition that counts', () => {
  it('is never better than the risk grade allows, and never better than what was found', () => {
    const worst = (risk: number, condition: CareCondition) => conditionOf({ risk, condition }, rules);
    expect([0, 1, 2, 3, 4, 5].map((risk) => worst(risk, 'stable'))).toEqual([
      'stable',
      'basically-stable',
      'basically-stable',
      'unstable',
      'unstable',
      'unstable',
    ]);
    expect([0, 1, 2, 3].map((risk) => worst(risk, 'unstable'))).toEqual(Array(4).fill('unstable'));
    expect(worst(0, 'basically-stable')).toBe('basically-stable');
  });
});
