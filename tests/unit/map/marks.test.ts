import { describe, expect, it } from 'vitest';
import type { CaseRow, Grid, PersonRow } from '../../../preload/contract';
import { caseMarks, oneByOne, peopleMarks, worst } from '../../../renderer/features/map/marks';
import { shapesOf } from '../../../renderer/features/map/fills/shapes';
import { pointPicker } from '../../../renderer/features/map/pick';

const NOW = 1_000_000;
const row = (id: string, lon: number, lat: number, dueAt: number, more: Partial<CaseRow> = {}): CaseRow =>
  ({
    id,
    lon,
    lat,
    state: 'handling',
    priority: 'routine',
    clock: { stage: 'handle', kind: 'running', startedAt: 0, warnAt: dueAt - 100, dueAt },
    ...more,
  }) as CaseRow;
const everywhere = [-180, -85, 180, 85] as const;

describe('what is drawn of cases', () => {
  it('takes the most pressing light of a cluster, wherever it stands in the list', () => {
    expect(worst(['green', 'red', 'yellow'])).toBe('red');
    expect(worst([])).toBe('none');
    const rows = [row('a', 104, 25, NOW + 10_000), row('b', 104.0001, 25, NOW - 1), row('c', 104, 25.0001, NOW + 50)];
    expect(caseMarks(rows, NOW)(everywhere, 8)).toMatchObject([{ kind: 'cases', count: 3, light: 'red' }]);
  });

  it('draws cases that are far apart one by one, hollow while the centre has to act', () => {
    const rows = [row('a', 104, 25, NOW + 10_000), row('b', 103, 26, NOW + 10_000, { state: 'received', priority: 'urgent' })];
    const marks = caseMarks(rows, NOW)(everywhere, 12);
    expect(marks).toContainEqual(expect.objectContaining({ kind: 'case', id: 'a', waiting: false, urgent: false, light: 'green' }));
    expect(marks).toContainEqual(expect.objectContaining({ kind: 'case', id: 'b', waiting: true, urgent: true }));
  });

  it('leaves out a case whose place nobody can believe', () => {
    const { lon: _lon, lat: _lat, ...placeless } = row('a', 0, 0, NOW);
    expect(caseMarks([placeless], NOW)(everywhere, 3)).toEqual([]);
  });
});

describe('what is drawn of people in care', () => {
  const DAY = 86_400_000;
  const person = (id: string, lon: number, nextDue: number) => ({ id, lon, lat: 25, nextDue, plan: { today: [] } }) as unknown as PersonRow;

  it('marks a cluster in which one visit is overdue, and only then', () => {
    const due = [person('a', 104, NOW), person('b', 104.0001, NOW + 9 * DAY)];
    expect(peopleMarks(due, NOW)(everywhere, 8)).toMatchObject([{ kind: 'people', count: 2, late: false }]);
    expect(peopleMarks(due, NOW + 2 * DAY)(everywhere, 8)).toMatchObject([{ kind: 'people', count: 2, late: true }]);
  });

  it('lists one by one what stands together on the map', () => {
    const marksIn = peopleMarks([person('a', 104, NOW), person('b', 104.0001, NOW)], NOW);
    expect(
      oneByOne(marksIn)
        .map((mark) => 'id' in mark && mark.id)
        .sort(),
    ).toEqual(['a', 'b']);
    expect(oneByOne(marksIn, [100, 20, 101, 21])).toEqual([]);
  });
});

describe('what is under the pointer', () => {
  const square = (gridCode: string, west: number): Grid =>
    ({
      gridCode,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, 0],
            [west + 1, 0],
            [west + 1, 1],
            [west, 1],
            [west, 0],
          ],
        ],
      },
    }) as unknown as Grid;

  it('finds the grid that holds the point, and none outside of all', () => {
    const { at } = shapesOf([square('left', 0), square('right', 1)]);
    expect(at([0.5, 0.5])).toBe(0);
    expect(at([1.5, 0.5])).toBe(1);
    expect(at([2.5, 0.5])).toBeUndefined();
    expect(shapesOf([]).at([0, 0])).toBeUndefined();
  });

  it('is not fooled by the box around a slanted grid', () => {
    const slanted = {
      gridCode: 's',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [2, 0],
            [2, 2],
            [0, 0],
          ],
        ],
      },
    } as unknown as Grid;
    const { at } = shapesOf([slanted]);
    expect(at([1.5, 0.5])).toBe(0);
    expect(at([0.5, 1.5])).toBeUndefined();
  });

  it('means the nearest point within reach', () => {
    const at = pointPicker(
      [
        [10, 10],
        [30, 10],
      ],
      16,
    );
    expect(at(25, 12)).toBe(1);
    expect(at(10, 27)).toBeUndefined();
    expect(pointPicker([], 16)(0, 0)).toBeUndefined();
  });
});
