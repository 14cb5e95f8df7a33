import { describe, expect, it } from 'vitest';
import type { Area, CaseRow, Grid, PersonRow } from '../../../preload/contract';
import { PER_KIND, placesFor, type Known } from '../../../renderer/features/map/search/places';

const area = (code: string, name: string): Area => ({ code, name, level: 'village', parent: code.slice(0, 9) });
const grid = (gridCode: string, name: string) => ({ gridCode, name }) as Grid;
const row = (id: string, over: Partial<CaseRow>) =>
  ({ id, number: '1129-AB1', title: '路灯不亮', villageName: '白水社区', ...over }) as CaseRow;
const person = (id: string, name: string) => ({ id, name, villageName: '座棚村', gridName: '座棚村6组第2网格' }) as PersonRow;

const known: Known = {
  areas: [area('530303101201', '白水社区'), area('530303101203', '座棚村')],
  grids: [grid('530303101203023', '座棚村6组第2网格'), grid('530303101203024', '座棚村6组第3网格')],
  cases: [row('a', { lon: 104.1, lat: 25.6 }), row('b', { title: '枯树', address: '座棚村路口', lon: 104.1, lat: 25.6 }), row('c', {})],
  people: [person('p', '张**')],
};
const found = (text: string) => placesFor(text, known).map(({ kind, id }) => `${kind} ${id}`);

describe('places by name', () => {
  it('are none while nothing is typed', () => {
    expect(found('  ')).toEqual([]);
  });

  it('hold all words, areas first, then grids, cases and people', () => {
    expect(found('座棚')).toEqual(['area 530303101203', 'grid 530303101203023', 'grid 530303101203024', 'case b', 'person p']);
    expect(found('座棚 第3')).toEqual(['grid 530303101203024']);
    expect(found('1129-ab1')).toEqual(['case a', 'case b']);
    expect(found('530303101201')).toEqual(['area 530303101201']);
  });

  it('leave out a case that is nowhere', () => {
    expect(found('路灯')).toEqual(['case a']);
  });

  it('are a handful of each kind', () => {
    const many = { ...known, grids: Array.from({ length: 50 }, (_, n) => grid(`5303031012030${n}`, `网格${n}`)) };
    expect(placesFor('网格', many).filter(({ kind }) => kind === 'grid')).toHaveLength(PER_KIND);
  });
});
