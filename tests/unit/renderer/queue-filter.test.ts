import { describe, expect, it } from 'vitest';
import type { CaseRow, CaseStateName } from '../../../preload/contract';
import { countsOf, isMyTurn, matches, noFilter, sorted, type QueueFilter } from '../../../renderer/features/queue/filter';

const NOW = Date.UTC(2026, 10, 23, 6);
const MINUTE = 60_000;

const row = (over: Partial<CaseRow> = {}): CaseRow => ({
  id: '01900000-0000-7000-8000-000000000001',
  rev: 1,
  number: '1123-7K4',
  area: '530303101',
  township: '530303101',
  village: '530303101206',
  villageName: '座棚村',
  state: 'filed',
  priority: 'routine',
  urgentReport: false,
  source: 'app',
  title: '枯树倾斜，有压断电线的危险',
  description: '',
  media: [],
  problems: [],
  reportedAt: NOW - 10 * MINUTE,
  updatedAt: NOW - 5 * MINUTE,
  mergedFrom: 0,
  inCharge: '530303101',
  slips: [],
  requests: [],
  offeredTo: [],
  excluded: false,
  verified: false,
  rework: 0,
  tasks: [],
  unread: false,
  pending: 0,
  order: 1,
  actions: [],
  papers: [],
  clock: { stage: 'dispatch', kind: 'running', startedAt: NOW - 10 * MINUTE, warnAt: NOW + 2 * MINUTE, dueAt: NOW + 5 * MINUTE },
  ...over,
});
const filter = (over: Partial<QueueFilter> = {}): QueueFilter => ({ ...noFilter, ...over });

describe('the filter of the queue', () => {
  it('shows open cases alone until a state or a search is given', () => {
    const closed = row({ state: 'closed' });
    expect(matches(row(), filter(), NOW)).toBe(true);
    expect(matches(closed, filter(), NOW)).toBe(false);
    expect(matches(closed, filter({ state: 'closed' }), NOW)).toBe(true);
    expect(matches(closed, filter({ text: '枯树' }), NOW)).toBe(true);
  });

  it('starts to search at two characters', () => {
    expect(matches(row(), filter({ text: '路' }), NOW)).toBe(true);
    expect(matches(row(), filter({ text: '道路' }), NOW)).toBe(false);
  });

  it('finds all the words in any order, in title, address, number and village', () => {
    const found = (text: string) => matches(row({ address: '尹家冲' }), filter({ text }), NOW);
    expect(found('电线 枯树')).toBe(true);
    expect(found('1123-7k4')).toBe(true);
    expect(found('座棚 尹家冲')).toBe(true);
    expect(found('座棚 卜嘎')).toBe(false);
  });

  it('knows a case is overdue by the time now, not by when it was written', () => {
    const overdue = filter({ only: 'overdue' });
    expect(matches(row(), overdue, NOW + 5 * MINUTE)).toBe(false);
    expect(matches(row(), overdue, NOW + 5 * MINUTE + 1)).toBe(true);
  });

  it('finds the cases of a department by its tasks', () => {
    const task = {
      taskId: '01900000-0000-7000-8000-000000000002',
      departmentId: 'power',
      departmentName: '供电所',
      state: 'sent',
      lead: true,
      instructions: '',
      sentAt: NOW,
      warnAt: NOW,
      dueAt: NOW,
      media: [],
      actions: [],
    } as const;
    expect(matches(row({ tasks: [{ ...task, media: [], actions: [] }] }), filter({ department: 'power' }), NOW)).toBe(true);
    expect(matches(row(), filter({ department: 'power' }), NOW)).toBe(false);
  });
});

describe('my turn', () => {
  it.each<[CaseStateName, CaseRow['actions'], boolean]>([
    ['received', ['accept', 'reject', 'note'], true],
    ['received', ['note'], false],
    ['filed', ['dispatch'], true],
    // More departments can still be sent, but the work is the departments'.
    ['handling', ['dispatch', 'reply'], false],
    ['feedback', ['verify-pass', 'verify-fail'], true],
    ['handling', ['answer', 'dispatch'], true],
  ])('a case that is %s and allows %j: %s', (state, actions, expected) => {
    expect(isMyTurn(row({ state, actions }))).toBe(expected);
  });
});

describe('counters and order', () => {
  it('count each case under everything it is', () => {
    const rows = [row({ unread: true, priority: 'urgent' }), row({ actions: ['dispatch'] }), row({ priority: 'urgent' })];
    expect(countsOf(rows, NOW + 6 * MINUTE)).toEqual({ all: 3, mine: 1, overdue: 3, unread: 1, urgent: 2, requests: 0 });
  });

  it('count what waits for the lead also on cases that have ended, and list them', () => {
    const appealed = row({ state: 'closed', actions: ['answer', 'note'], priority: 'urgent' });
    const asked = row({ state: 'handling', actions: ['answer'] });
    expect(countsOf([appealed, asked, row()], NOW)).toMatchObject({ all: 2, requests: 2, urgent: 0 });
    const inbox = filter({ only: 'requests' });
    expect([appealed, asked, row()].map((one) => matches(one, inbox, NOW))).toEqual([true, true, false]);
  });

  it('keep the queue’s own order by deadline, and put the latest first otherwise', () => {
    const a = row({ reportedAt: 1, updatedAt: 9 });
    const b = row({ reportedAt: 2, updatedAt: 8 });
    expect(sorted([a, b], 'due')).toEqual([a, b]);
    expect(sorted([a, b], 'reported')).toEqual([b, a]);
    expect(sorted([b, a], 'updated')).toEqual([a, b]);
  });
});
