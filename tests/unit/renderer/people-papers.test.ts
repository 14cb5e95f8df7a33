import { describe, expect, it } from 'vitest';
import type { Seat, VillageBoard } from '../../../preload/contract';
import { ROLES } from '../../../preload/contract';
import { isPeoplePaper, mayPrintOwn, mayPrintPeople } from '../../../main/domain';
import { inSheets, labelsOf, memberOf, shortName } from '../../../renderer/features/roster-papers/labels';
import { monthBefore } from '../../../renderer/features/roster-papers/month';

const at = (text: string) => Date.parse(text);

describe('the month that a notice tells of', () => {
  it.each([
    ['2026-11-28T12:00:00+08:00', '2026-10-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00'],
    ['2026-01-01T00:00:00+08:00', '2025-12-01T00:00:00+08:00', '2026-01-01T00:00:00+08:00'],
    // Already March in China.
    ['2028-02-29T17:00:00Z', '2028-02-01T00:00:00+08:00', '2028-03-01T00:00:00+08:00'],
  ])('printed at %s is from %s to %s', (now, from, to) => expect(monthBefore(at(now))).toEqual({ from: at(from), to: at(to) }));
});

describe('what stands on a board', () => {
  const grid = (code: string, name: string) => ({
    code,
    name,
    type: 'rural' as const,
    households: 1,
    geometry: { type: 'Polygon' as const, coordinates: [] },
  });

  it('numbers a grid by its name, or by its place in the list', () => {
    expect([...labelsOf([grid('a', '白水社区12组第3网格'), grid('b', '商贸城网格')]).values()]).toEqual(['12-3', '2']);
  });

  it('names for a grid its own member and their number, not the leader of them all', () => {
    const person = (id: string, role: 'grid-leader' | 'grid-member', grids: string[]) => ({ id, name: id, phone: id, role, grids });
    const people = [person('l', 'grid-leader', ['a', 'b', 'c']), person('x', 'grid-member', ['b']), person('y', 'grid-member', ['a'])];
    const board = { people } as unknown as VillageBoard;
    expect(['a', 'b', 'c'].map((code) => memberOf(board, code)?.phone)).toEqual(['y', 'x', undefined]);
  });

  it('leaves the village’s name out, unless it is all there is', () => {
    expect(shortName('白水社区1组第3网格', '白水社区')).toBe('1组第3网格');
    expect(shortName('白水社区', '白水社区')).toBe('白水社区');
  });

  it('spreads what is too much over sheets of like size, and keeps everything', () => {
    const all = Array.from({ length: 65 }, (_, n) => n);
    expect(inSheets(all, 64).map((sheet) => sheet.length)).toEqual([33, 32]);
    expect(inSheets(all, 64).flat()).toEqual(all);
    expect(inSheets([], 64)).toEqual([[]]);
  });
});

it('is printed by the seats that work there, of their own area, and never as a paper about nothing', () => {
  const seat = (role: Seat['role']): Seat => ({ role, area: '530303101', operatorId: 'op', operatorName: 'op' });
  expect(ROLES.filter((role) => mayPrintPeople(seat(role), '530303101201'))).toEqual(['dispatcher', 'lead', 'village']);
  expect(mayPrintPeople(seat('lead'), '530303102201')).toBe(false);
  expect(isPeoplePaper('grid-board')).toBe(true);
  expect(isPeoplePaper('handover')).toBe(false);
  expect(mayPrintOwn('handover', seat('lead'))).toBe(true);
});
