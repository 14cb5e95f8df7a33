import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, type TimelineEntry } from '../../../preload/contract';
import { timelineEn, timelineZh } from '../../../renderer/features/case/timeline/strings';
import { lineOf, type Lookups } from '../../../renderer/features/case/timeline/wording';

const lookups: Lookups = {
  category: (id) => `category ${id}`,
  department: (id) => `department ${id}`,
  area: (code) => `area ${code}`,
  caseNumber: (id) => `number ${id}`,
  time: (at) => `time ${at}`,
  term: (table, key) => `${table} ${key}`,
};
const entry = (type: string, data: Record<string, unknown> = {}, known = true): TimelineEntry => ({
  eventId: 'e',
  type,
  known,
  at: 0,
  actor: { kind: 'operator', name: '值班员' },
  data,
  pending: false,
});
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();

/** Data that each type may carry, whole enough to fill every placeholder. */
const samples: Readonly<Record<string, Record<string, unknown>[]>> = {
  'case.reported': [{ source: 'app' }, { source: 'app', urgency: 'urgent' }],
  'case.accepted': [{}, { refiled: true, reason: 'r' }],
  'case.rejected': [{}, { voided: true }],
  'case.escalated': [{}, { returned: true }],
  'case.replied': [{ text: 't' }, { text: 't', promisedAt: '2026-11-23T08:00:00+08:00' }],
  'case.requested': [{ kind: 'closing' }, { kind: 'extension', dueAt: '2026-11-23T08:00:00+08:00' }],
  'case.answered': [{ kind: 'appeal', granted: true }, { granted: false }],
  'case.offered': [{ memberIds: ['a', 'b'] }, { memberIds: ['a'], dueAt: '2026-11-23T08:00:00+08:00' }],
  'case.suspended': [{ reason: 'r' }, { reason: 'r', until: '2026-11-23T08:00:00+08:00' }],
  'task.dispatched': [
    { departmentName: 'd', lead: true, dueAt: 1 },
    { departmentId: 'd', lead: false, dueAt: 1 },
  ],
  'case.verified': [{ result: 'pass' }, { result: 'fail', text: 't' }],
};

describe('the words of the history', () => {
  it.each(EVENT_TYPES)('has a sentence for %s in both languages, and fills every gap in it', (type) => {
    for (const data of samples[type] ?? [{}]) {
      const line = lineOf(entry(type, data), lookups);
      expect(line.key).not.toBe('unknown');
      expect(Object.keys(line.values).sort()).toEqual(placeholders(timelineZh[line.key]));
      expect(placeholders(timelineEn[line.key])).toEqual(placeholders(timelineZh[line.key]));
      expect(timelineEn[line.key]).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('says of a type from a newer version that it does not know it', () => {
    expect(lineOf(entry('case.teleported', { text: 'x' }, false), lookups)).toEqual({
      key: 'unknown',
      values: { type: 'case.teleported' },
      media: [],
    });
    // Known to main, unknown to this window: still no guess.
    expect(lineOf(entry('toString'), lookups).key).toBe('unknown');
  });

  it('quotes what a person wrote and names the photos', () => {
    const line = lineOf(entry('task.completed', { departmentName: '白水供电所', feedback: '已清除', media: ['a', 7, 'b'] }), lookups);
    expect(line).toEqual({ key: 'task-completed', values: { department: '白水供电所' }, quote: '已清除', media: ['a', 'b'] });
  });

  it('reads times of the wire, and shows an odd one as it came', () => {
    const at = Date.parse('2026-11-23T08:00:00+08:00');
    expect(lineOf(entry('case.extended', { dueAt: '2026-11-23T08:00:00+08:00' }), lookups).values['due']).toBe(`time ${at}`);
    expect(lineOf(entry('case.extended', { dueAt: 'soon' }), lookups).values['due']).toBe('soon');
    expect(lineOf(entry('case.extended', {}), lookups).values['due']).toBe('');
  });

  it.each(EVENT_TYPES)('never throws on odd data of %s', (type) => {
    for (const value of [null, 1, [], {}, 'x', true]) {
      const data = Object.fromEntries(
        [
          'reason',
          'text',
          'dueAt',
          'until',
          'media',
          'source',
          'departmentId',
          'result',
          'outcome',
          'into',
          'toArea',
          'promisedAt',
          'kind',
          'memberIds',
          'granted',
          'level',
          'category',
          'feedback',
        ].map((key) => [key, value]),
      );
      expect(() => lineOf(entry(type, data), lookups)).not.toThrow();
    }
  });
});
