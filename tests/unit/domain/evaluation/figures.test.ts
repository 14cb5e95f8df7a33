import { describe, expect, it } from 'vitest';
import type { FigureName, SheetItem } from '../../../../preload/contract';
import { evaluate, rateOf, scoreOf, spanOf, toTimestamp, type EvaluatedCase, type Evaluation, type Period } from '../../../../main/domain';
import { EMERGENCY, HOUR, MINUTE, POWER, TOWNSHIP, VILLAGE } from '../world';
import { evaluated, eventAt, idOf, reportAt, rules } from './world';

const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const DECEMBER: Period = { from: at('2016-12-01T00:00'), to: at('2017-01-01T00:00'), asOf: at('2017-02-01T00:00') };

interface Course {
  readonly reported: number;
  /** Minutes from the report to when the case is closed; absent: nobody closes it. */
  readonly closedAfter?: number;
  readonly between?: (caseId: string, sent: number) => ReturnType<typeof eventAt>[];
}

/** An urgent case, due to be handled within an hour of its being sent and to be closed half an hour later. */
const caseOf = (serial: number, { reported, closedAfter, between }: Course): EvaluatedCase => {
  const id = idOf(serial);
  const taskId = idOf(serial + 0x500000);
  const sent = reported + 2 * MINUTE;
  const due = toTimestamp(sent + HOUR);
  const events = [
    reportAt(id, reported),
    eventAt(id, reported + MINUTE, 'case.accepted', { category: 'power-tree', priority: 'urgent', dueAt: due }),
    eventAt(id, sent, 'task.dispatched', { taskId, departmentId: POWER, lead: true, instructions: '', dueAt: due }),
    eventAt(id, sent + MINUTE, 'task.acknowledged', { taskId }),
    ...(between?.(id, sent) ?? []),
  ];
  if (closedAfter !== undefined) {
    const end = reported + closedAfter * MINUTE;
    events.push(
      eventAt(id, end - 2 * MINUTE, 'task.completed', { taskId, feedback: '好' }),
      eventAt(id, end - MINUTE, 'case.verified', { result: 'pass', by: 'gm-0001' }),
      eventAt(id, end, 'case.closed', { outcome: 'resolved' }),
    );
  }
  return evaluated(events);
};

const figure = (evaluation: Evaluation, name: FigureName) => {
  const { numerator, rest, excluded } = evaluation.figures.find((one) => one.figure === name)!;
  return { numerator: numerator.length, denominator: numerator.length + rest.length, excluded };
};
const percent = (share: number | undefined): string => `${((share ?? Number.NaN) * 100).toFixed(2)} %`;
const rate = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }) =>
  percent(rateOf(numerator, denominator));

describe('the published month (Tianmen, December 2016: 972 due, 911 closed, 737 on time)', () => {
  const during = (index: number): number => at('2016-12-01T08:00') + index * 40 * MINUTE;
  const onTime = Array.from({ length: 737 }, (_, index) => caseOf(index, { reported: during(index), closedAfter: 60 }));
  const late = Array.from({ length: 174 }, (_, index) => caseOf(1000 + index, { reported: during(index), closedAfter: 120 }));
  const open = Array.from({ length: 60 }, (_, index) => caseOf(2000 + index, { reported: during(index) }));
  // Closed, and after the month.
  const after = caseOf(3000, { reported: during(3), closedAfter: 40 * 24 * 60 });
  const month = [...onTime, ...late, ...open, after];

  it('comes to 93.72 % closed and 75.82 % on time', () => {
    const evaluation = evaluate(month, DECEMBER);
    const closed = figure(evaluation, 'closed');
    const closedOnTime = figure(evaluation, 'closed-on-time');
    expect([closed.numerator, closed.denominator, rate(closed)]).toEqual([911, 972, '93.72 %']);
    expect([closedOnTime.numerator, closedOnTime.denominator, rate(closedOnTime)]).toEqual([737, 972, '75.82 %']);
  });

  it('names the very cases behind each figure', () => {
    const { figures } = evaluate(month, DECEMBER);
    const ids = (cases: readonly EvaluatedCase[]) => cases.map(({ caseId }) => caseId);
    expect(figures.find((one) => one.figure === 'closed')).toEqual({
      figure: 'closed',
      numerator: ids([...onTime, ...late]),
      rest: ids([...open, after]),
      excluded: {},
    });
    expect(figures.find((one) => one.figure === 'closed-on-time')?.numerator).toEqual(ids(onTime));
  });

  it('is not touched by what is left out, which is named with its reason', () => {
    const soon = toTimestamp(DECEMBER.to + 5 * 24 * HOUR);
    const last = at('2016-12-31T20:00');
    const appealed = caseOf(4000, {
      reported: during(1),
      closedAfter: 120,
      between: (id, sent) => [
        eventAt(id, sent + 2 * MINUTE, 'case.requested', { requestId: idOf(1), kind: 'appeal', reason: '道路中断' }),
        eventAt(id, sent + 3 * MINUTE, 'case.answered', { requestId: idOf(1), granted: true }),
      ],
    });
    const standing = caseOf(4001, {
      reported: during(2),
      between: (id, sent) => [eventAt(id, sent + 2 * MINUTE, 'case.suspended', { reason: '等待批复' })],
    });
    const resumed = caseOf(4002, {
      reported: last,
      between: (id, sent) => [
        eventAt(id, sent + 2 * MINUTE, 'case.suspended', { reason: '等待批复' }),
        eventAt(id, sent + 48 * HOUR, 'case.resumed', {}),
      ],
    });
    const extended = caseOf(4003, {
      reported: last,
      between: (id, sent) => [eventAt(id, sent + 2 * MINUTE, 'case.extended', { dueAt: soon, reason: '雨' })],
    });
    const voided = caseOf(4004, {
      reported: during(4),
      between: (id, sent) => [eventAt(id, sent + 200 * MINUTE, 'case.rejected', { reason: '误报' })],
    });
    const merged = caseOf(4005, {
      reported: during(5),
      between: (id, sent) => [eventAt(id, sent + 2 * MINUTE, 'case.merged', { into: idOf(1) })],
    });
    const evaluation = evaluate([...month, appealed, standing, resumed, extended, voided, merged], DECEMBER);
    expect(figure(evaluation, 'closed')).toEqual({
      numerator: 911,
      denominator: 972,
      excluded: {
        appeal: [appealed.caseId],
        suspended: [standing.caseId, resumed.caseId],
        extended: [extended.caseId],
        voided: [voided.caseId],
        merged: [merged.caseId],
      },
    });
    // It had been filed, and should not have been.
    const rightly = figure(evaluation, 'filed-rightly');
    expect(rightly.denominator - rightly.numerator).toBe(1);
  });

  it('reads the same however long afterwards it is asked, and what is late for it counts nowhere else', () => {
    const { figures } = evaluate(month, DECEMBER);
    expect(evaluate(month, { ...DECEMBER, asOf: DECEMBER.asOf + 1000 * HOUR }).figures).toEqual(figures);
    const january = { from: DECEMBER.to, to: at('2017-02-01T00:00'), asOf: at('2017-03-01T00:00') };
    expect(figure(evaluate(month, january), 'closed')).toEqual({ numerator: 0, denominator: 0, excluded: {} });
  });
});

describe('a figure', () => {
  const before = at('2016-12-05T09:00');
  const one = (course: Partial<Course>) => caseOf(1, { reported: before, ...course });

  it('of a month that still runs knows only what has been due', () => {
    const found = one({});
    const asOf = (minutes: number) => ({ ...DECEMBER, asOf: before + minutes * MINUTE });
    expect(figure(evaluate([found], asOf(30)), 'handled').denominator).toBe(0);
    expect(figure(evaluate([found], asOf(63)), 'handled').denominator).toBe(1);
  });

  it('of what went back before it was due leaves it out, and of what was late already counts it', () => {
    const sentBack = (minutes: number) =>
      one({ between: (id, sent) => [eventAt(id, sent + minutes * MINUTE, 'task.declined', { taskId: idOf(0x500001), reason: '?' })] });
    expect(figure(evaluate([sentBack(20)], DECEMBER), 'handled')).toEqual({
      numerator: 0,
      denominator: 0,
      excluded: { returned: [idOf(1)] },
    });
    expect(figure(evaluate([sentBack(90)], DECEMBER), 'handled')).toEqual({ numerator: 0, denominator: 1, excluded: {} });
    expect(figure(evaluate([sentBack(20)], DECEMBER), 'dispatched-rightly')).toMatchObject({ numerator: 0 });
  });

  it('of a case that came back after its check is met only if every round is, and counts as redone', () => {
    const taskId = idOf(0x700000);
    const again = one({
      between: (id, sent) => [
        eventAt(id, sent + 20 * MINUTE, 'task.completed', { taskId: idOf(0x500001), feedback: '好' }),
        eventAt(id, sent + 25 * MINUTE, 'case.verified', { result: 'fail', by: 'gm-0001' }),
        eventAt(id, sent + 26 * MINUTE, 'task.dispatched', {
          taskId,
          departmentId: EMERGENCY,
          lead: true,
          instructions: '',
          dueAt: toTimestamp(sent + 60 * MINUTE),
        }),
        eventAt(id, sent + 40 * MINUTE, 'task.acknowledged', { taskId }),
        eventAt(id, sent + 90 * MINUTE, 'task.completed', { taskId, feedback: '好' }),
      ],
    });
    const all = evaluate([again], DECEMBER);
    expect(figure(all, 'handled')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure(all, 'handled-on-time')).toMatchObject({ numerator: 0, denominator: 1 });
    expect(figure(all, 'redone')).toMatchObject({ numerator: 1, denominator: 1 });
    // The department that was sent first did its part in time; the second answered four minutes late.
    expect(figure(evaluate([again], DECEMBER, { departmentId: POWER }), 'handled-on-time')).toMatchObject({ numerator: 1 });
    expect(figure(evaluate([again], DECEMBER, { departmentId: EMERGENCY }), 'handled-on-time')).toMatchObject({
      numerator: 0,
      denominator: 1,
    });
    expect(figure(evaluate([again], DECEMBER, { departmentId: POWER }), 'answered')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure(evaluate([again], DECEMBER, { departmentId: EMERGENCY }), 'answered')).toMatchObject({ numerator: 0, denominator: 1 });
  });

  it('is narrowed by area, department, category and who reported', () => {
    const found = [one({ closedAfter: 30 })];
    const count = (filter: object) => figure(evaluate(found, DECEMBER, filter), 'closed').denominator;
    const kept = [{}, { area: '530303' }, { area: TOWNSHIP }, { area: VILLAGE }, { departmentId: POWER }, { category: 'power-tree' }];
    expect([...kept, { memberId: 'gm-0001' }].map(count)).toEqual(Array(7).fill(1));
    const others = [{ area: '530303102' }, { area: `${VILLAGE.slice(0, -1)}9` }, { departmentId: EMERGENCY }, { category: 'other' }];
    expect([...others, { memberId: 'gm-2' }].map(count)).toEqual(Array(5).fill(0));
  });

  it('can only have to do with a case between its report and its last due time', () => {
    const found = one({ closedAfter: 30 });
    expect(spanOf(found)).toEqual({ from: before, to: before + 2 * MINUTE + 90 * MINUTE });
    const outside = [
      { ...DECEMBER, to: before },
      { ...DECEMBER, from: spanOf(found).to + 1 },
    ];
    for (const period of outside)
      for (const { numerator, rest, excluded } of evaluate([found], period).figures)
        expect([numerator, rest, excluded]).toEqual([[], [], {}]);
  });
});

describe('the times of a stage', () => {
  it('are told by their middle and their slow end, with the slowest cases first', () => {
    const cases = [20, 30, 40, 50, 300].map((closedAfter, index) => caseOf(index, { reported: at('2016-12-05T09:00'), closedAfter }));
    const handle = evaluate(cases, DECEMBER).stages.find(({ stage }) => stage === 'handle');
    expect(handle).toMatchObject({ kind: 'running', count: 5, median: 36 * MINUTE, p90: 296 * MINUTE, longest: 296 * MINUTE });
    expect(handle?.slowest[0]).toBe(idOf(4));
    const even = evaluate(cases.slice(0, 4), DECEMBER).stages.find(({ stage }) => stage === 'handle');
    expect(even).toMatchObject({ count: 4, median: 31 * MINUTE, p90: 46 * MINUTE });
  });
});

describe('the score sheet', () => {
  const sheet = (items: readonly (readonly [SheetItem['figure'], points: number, full: number, none: number])[]) => ({
    source: rules.sheet.source,
    items: items.map(([name, points, full, none]) => ({ figure: name, points, full, none })),
  });
  const values: Partial<Record<SheetItem['figure'], number>> = { handled: 0.95, 'closed-on-time': 0.9, redone: 0.05, closed: 1 };
  const valueOf = (name: SheetItem['figure']) => values[name];

  it('gives points and a rate, as in 841 points, 91.41 %', () => {
    const {
      points,
      of,
      rate: share,
    } = scoreOf(
      sheet([
        ['handled', 400, 1, 0],
        ['closed-on-time', 400, 1, 0],
        ['redone', 100, 0, 1],
        ['closed', 6, 1, 0],
        ['closed-on-time', 14, 1, 0.9],
      ]),
      valueOf,
    );
    expect([Math.round(points), of, percent(share)]).toEqual([841, 920, '91.41 %']);
  });

  it('counts a line of which nothing was due neither for nor against', () => {
    const found = scoreOf(
      sheet([
        ['handled', 100, 1, 0],
        ['answered', 100, 1, 0],
      ]),
      valueOf,
    );
    expect(found).toMatchObject({ points: 95, of: 100, rate: 0.95, items: [{ scored: 95 }, { value: undefined, scored: undefined }] });
    expect(scoreOf(sheet([['answered', 100, 1, 0]]), valueOf)).toMatchObject({ points: 0, of: 0, rate: undefined });
  });

  it('gives no more than all points, and no fewer than none', () => {
    const found = scoreOf(
      sheet([
        ['handled', 10, 0.9, 0.5],
        ['closed-on-time', 10, 1, 0.95],
      ]),
      valueOf,
    );
    expect(found.items.map(({ scored }) => scored)).toEqual([10, 0]);
  });

  it('as it comes is of 920 points', () => {
    expect(rules.sheet.items.reduce((sum, { points }) => sum + points, 0)).toBe(920);
  });
});
