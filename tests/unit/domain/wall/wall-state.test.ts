import { describe, expect, it } from 'vitest';
import { wallSince, wallStateOf, weatherOf, type CaseIndex, type CaseState } from '../../../../main/domain';
import { isOpen, lightOf, WALL_LINES, WALL_SLOWEST } from '../../../../preload/contract';
import { HOUR, MINUTE, MONDAY, TOWNSHIP, VILLAGE } from '../world';

const STATES = ['received', 'filed', 'dispatched', 'handling', 'feedback', 'suspended'] as const;
/** A generator of its own, so that a failure says nothing but its number. */
const draws = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const caseOf = (serial: number, draw: (below: number) => number, ended: boolean) => {
  const reportedAt = MONDAY - draw(40 * 60) * MINUTE;
  const state = ended ? 'rejected' : STATES[draw(STATES.length)]!;
  const dueAt = reportedAt + draw(60) * HOUR;
  const index = {
    state,
    open: !ended,
    township: TOWNSHIP,
    ...(draw(4) === 0 ? {} : { village: `5303031012${String(draw(3)).padStart(2, '0')}` }),
    reportedAt,
    ...(ended ? { endedAt: MONDAY - draw(12 * 60) * MINUTE } : {}),
    ...(draw(5) === 0 || ended ? {} : { clock: { stage: 'filing', kind: 'natural', startedAt: reportedAt, warnAt: dueAt - HOUR, dueAt } }),
  } as unknown as CaseIndex;
  const id = `01900000-0000-7000-8000-${serial.toString(16).padStart(12, '0')}`;
  const report = {
    at: reportedAt,
    title: '金丝雀标题',
    description: '金丝雀描述',
    urgent: draw(5) === 0,
    reporter: { id: 'x', name: '金丝雀', phone: '10000000001' },
    location: { lon: 104.1, lat: 25.6, crs: 'WGS84', address: '金丝雀巷' },
    media: [],
  };
  return { state: { id, area: TOWNSHIP, state: 'received', report, tasks: [] } as unknown as CaseState, index };
};
const names = { area: (code: string) => ({ name: `村${code.slice(-2)}` }), department: () => undefined };
const asked = { area: TOWNSHIP, now: MONDAY, names };

describe('what stands on a wall', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))('counts as one counts by hand, draw %i', (seed) => {
    const draw = draws(seed + 1);
    const open = Array.from({ length: draw(80) }, (_, n) => caseOf(n, draw, false));
    const ended = Array.from({ length: draw(40) }, (_, n) => caseOf(1000 + n, draw, true));
    const state = wallStateOf(open, ended, asked);
    const lights = open.map(({ index }) => lightOf(index.clock, MONDAY));
    const red = lights.filter((light) => light === 'red').length;
    expect(state.totals).toMatchObject({ open: open.length, overdue: red, near: lights.filter((light) => light === 'yellow').length });
    const sum = (loads: readonly { open: number; overdue: number }[]) =>
      loads.reduce((all, one) => [all[0]! + one.open, all[1]! + one.overdue], [0, 0]);
    expect(sum(state.states)).toEqual([open.length, red]);
    expect(sum(state.places)).toEqual([open.length, red]);
    // MONDAY is nine in the morning: what was reported in the last nine hours is today's.
    const today = [...open, ...ended].filter(({ index }) => index.reportedAt > MONDAY - 9 * HOUR - 1).length;
    expect(state.totals.today).toBe(today);
    const from = MONDAY - 11 * HOUR;
    const hours = [...open, ...ended].filter(({ index }) => index.reportedAt >= from).length;
    expect(state.shift.hours.reduce((all, { reported }) => all + reported, 0)).toBe(hours);
    expect(state.shift.hours.reduce((all, { ended: of }) => all + of, 0)).toBe(ended.filter(({ index }) => index.endedAt! >= from).length);
    expect(state.shift).toMatchObject({ from: MONDAY - HOUR, to: MONDAY + 7 * HOUR });
    expect(state.states.every(({ state: name }) => isOpen(name))).toBe(true);
  });

  it('says nothing of anybody, whatever the reports say', () => {
    const draw = draws(7);
    const said = JSON.stringify(
      wallStateOf(
        Array.from({ length: 50 }, (_, n) => caseOf(n, draw, false)),
        [],
        asked,
      ),
    );
    expect(said).not.toMatch(/金丝雀|10000000001|104\.1|01900000/);
  });

  it('is as large with twenty thousand cases as with a hundred', () => {
    const draw = draws(9);
    const sizeOf = (count: number) =>
      JSON.stringify(
        wallStateOf(
          Array.from({ length: count }, (_, n) => caseOf(n, draw, false)),
          [],
          asked,
        ),
      ).length;
    const [few, many] = [sizeOf(100), sizeOf(20_000)];
    // Larger numbers have more digits.
    expect(many).toBeLessThan(few * 1.1);
    const state = wallStateOf(
      Array.from({ length: 200 }, (_, n) => caseOf(n, draw, false)),
      [],
      asked,
    );
    expect([state.board.length, state.shift.slowest.length, state.shift.hours.length]).toEqual([WALL_LINES, WALL_SLOWEST, 12]);
  });

  it('counts what is urgent, and of what has ended only what ended today', () => {
    const draw = draws(5);
    const open = [1, 2, 3].map((n) => {
      const { state, index } = caseOf(n, draw, false);
      return { state: { ...state, report: { ...state.report, urgent: n < 3 } }, index };
    });
    // MONDAY is nine in the morning: the day is nine hours old.
    const ended = [1, 8, 10].map((hours, n) => {
      const { state, index } = caseOf(10 + n, draw, true);
      return { state, index: { ...index, endedAt: MONDAY - hours * HOUR } };
    });
    expect(wallStateOf(open, ended, asked).totals).toMatchObject({ urgent: 2, endedToday: 2 });
  });

  it('names the department in the lead, of those that are sent, and lists the longest open first', () => {
    const draw = draws(6);
    const task = (departmentId: string, state: string, lead = false) => ({ departmentId, state, lead });
    const of = (n: number, hours: number, ...tasks: object[]) => {
      const { state, index } = caseOf(n, draw, false);
      return { state: { ...state, tasks } as unknown as CaseState, index: { ...index, reportedAt: MONDAY - hours * HOUR } };
    };
    const { board, shift } = wallStateOf(
      [
        of(1, 2, task('recalled', 'recalled', true), task('declined', 'declined'), task('second', 'sent'), task('lead', 'sent', true)),
        of(2, 5, task('recalled', 'recalled', true), task('only', 'acknowledged')),
        of(3, 3),
      ],
      [],
      asked,
    );
    expect(board.map(({ department }) => department)).toEqual(['lead', 'only', undefined]);
    expect(shift.slowest.map(({ reportedAt }) => (MONDAY - reportedAt) / HOUR)).toEqual([5, 3, 2]);
  });

  it('looks as far back as its twelve hours and its day reach', () => {
    expect(wallSince(MONDAY)).toBe(MONDAY - 11 * HOUR);
    expect(wallSince(MONDAY + 10 * HOUR)).toBe(MONDAY - 9 * HOUR);
  });

  it('puts a case without a village under its township', () => {
    const draw = draws(3);
    const one = caseOf(1, draw, false);
    const { village: _, ...rest } = one.index;
    expect(wallStateOf([{ ...one, index: rest as CaseIndex }], [], asked).places).toMatchObject([{ area: TOWNSHIP, open: 1 }]);
    expect(wallStateOf([{ ...one, index: { ...one.index, village: VILLAGE } }], [], asked).places).toMatchObject([{ area: VILLAGE }]);
  });
});

describe('the weather of a shift', () => {
  it.each([
    [{ open: 0, near: 0, overdue: 0 }, 'clear'],
    [{ open: 9, near: 0, overdue: 0 }, 'clear'],
    [{ open: 9, near: 1, overdue: 0 }, 'cloudy'],
    [{ open: 10, near: 3, overdue: 1 }, 'showers'],
    [{ open: 9, near: 0, overdue: 1 }, 'storm'],
    [{ open: 100, near: 0, overdue: 11 }, 'storm'],
  ] as const)('of %j is %s', (load, weather) => expect(weatherOf(load)).toBe(weather));
});
