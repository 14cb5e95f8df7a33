import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromField, toField } from '../../../renderer/features/case/forms/local-time';
import { workingUnits } from '../../../renderer/features/case/forms/working-units';

const NOW = Date.parse('2026-11-23T22:30:00+08:00');
const at = (iso: string) => Date.parse(`${iso}+08:00`);

describe('a time as it is typed', () => {
  it('is the centre’s, whatever zone the computer is set to', () => {
    expect(toField(at('2026-11-23T23:05:00'))).toBe('2026-11-23 23:05');
    expect(fromField('2026-11-23 23:05', NOW)).toBe(at('2026-11-23T23:05:00'));
  });

  it.each([
    ['11-24 8:00', '2026-11-24T08:00:00'],
    ['11月24日 08:00', '2026-11-24T08:00:00'],
    ['2026/12/01 18：00', '2026-12-01T18:00:00'],
    ['23:00', '2026-11-23T23:00:00'],
    ['08:00', '2026-11-24T08:00:00'],
    ['22:30', '2026-11-24T22:30:00'],
  ])('%s means %s', (typed, meant) => {
    expect(fromField(typed, NOW)).toBe(at(meant));
  });

  it.each(['', 'soon', '2026-11-23', '2026-02-30 08:00', '25:00', '12:60', '2026-13-01 08:00'])('%j is no time', (typed) => {
    expect(fromField(typed, NOW)).toBeUndefined();
  });

  it('reads back what it wrote, to the minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const minute = Math.floor(seconds / 60) * 60_000;
        expect(fromField(toField(minute), NOW)).toBe(minute);
      }),
      { verbose: true },
    );
  });
});

describe('a limit in working time', () => {
  const hours = [
    { from: 480, to: 720 },
    { from: 840, to: 1080 },
  ];
  it('is said in working days where it comes out even, else in working hours', () => {
    expect(workingUnits(2400, hours)).toEqual({ unit: 'days', count: 5 });
    expect(workingUnits(480, hours)).toEqual({ unit: 'days', count: 1 });
    expect(workingUnits(90, hours)).toEqual({ unit: 'hours', count: 1.5 });
    expect(workingUnits(500, hours)).toEqual({ unit: 'hours', count: 8.3 });
    expect(workingUnits(480, [])).toEqual({ unit: 'hours', count: 8 });
  });
});
