import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CareRules, type CareEvent } from '../../../../preload/contract';
import { dateOf, judgeVisit, localDay, visitDuties, type CareState } from '../../../../main/domain';
import shipped from '../../../../resources/data/care.json';

const rules = v.parse(CareRules, shipped);
const at = (time: string): number => Date.parse(`${time}+08:00`);
const OCTOBER = { from: at('2026-10-01T00:00:00'), to: at('2026-11-01T00:00:00'), asOf: at('2026-11-28T09:00:00') };
const record = (due: string): CareState => ({
  personId: 'p-1',
  reasons: [{ kind: 'lives-alone', level: 1, since: '2024-03-01' }],
  due,
  measures: [],
  visits: [],
  responsible: 'gm-1',
});
const visited = (date: string, due: string): CareEvent =>
  ({
    type: 'care.visited',
    at: `${date}T18:00:00.000+08:00`,
    data: { visitedAt: `${date}T10:00:00.000+08:00`, by: 'gm-1', result: 'seen', due },
  }) as unknown as CareEvent;
const left = (date: string): CareEvent =>
  ({
    type: 'care.left',
    at: `${date}T12:00:00.000+08:00`,
    data: { reason: '迁出', eraseAt: `${date}T13:00:00.000+08:00` },
  }) as unknown as CareEvent;

/** Day of each visit that was due in October, and what became of it. */
const october = (due: string, ...events: CareEvent[]): string[] =>
  visitDuties(record(due), events, rules).flatMap((duty) => {
    const verdict = judgeVisit(duty, OCTOBER);
    return verdict ? [`${dateOf(localDay(duty.dueAt - 1))} ${verdict}`] : [];
  });

describe('visits made on time', () => {
  it('count on the day they were due, made or not', () => {
    expect(october('2026-10-10')).toEqual(['2026-10-10 missed']);
    expect(october('2026-10-10', visited('2026-10-10', '2026-11-09'))).toEqual(['2026-10-10 made']);
    expect(october('2026-10-10', visited('2026-10-11', '2026-11-10'))).toEqual(['2026-10-10 missed']);
    expect(october('2026-09-10', visited('2026-10-02', '2026-10-31'))).toEqual(['2026-10-31 missed']);
    expect(october('2026-10-31', visited('2026-10-31', '2026-11-30'))).toEqual(['2026-10-31 made']);
    expect(october('2026-11-01', visited('2026-10-20', '2026-11-20'))).toEqual([]);
  });

  it('count each visit of the period, also one made before it', () => {
    expect(october('2026-10-01', visited('2026-09-29', '2026-10-14'), visited('2026-10-15', '2026-10-29'))).toEqual([
      '2026-10-01 made',
      '2026-10-14 missed',
      '2026-10-29 missed',
    ]);
  });

  it('do not count the record’s own date twice where the platform has moved it on already', () => {
    expect(october('2026-10-30', visited('2026-10-01', '2026-10-30'), visited('2026-10-30', '2026-11-29'))).toEqual(['2026-10-30 made']);
  });

  it('end with the care: what was late by then stays late, what was to come is nobody’s', () => {
    expect(october('2026-10-10', left('2026-10-09'))).toEqual([]);
    expect(october('2026-10-10', left('2026-10-12'))).toEqual(['2026-10-10 missed']);
  });

  it('of a month that still runs only what has been due', () => {
    const duty = { dueAt: at('2026-10-11T00:00:00') };
    expect(judgeVisit(duty, { ...OCTOBER, asOf: at('2026-10-10T23:59:59') })).toBeUndefined();
    expect(judgeVisit(duty, { ...OCTOBER, asOf: at('2026-10-11T00:00:00') })).toBe('missed');
  });
});
