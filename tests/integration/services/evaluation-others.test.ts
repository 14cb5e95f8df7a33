import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  otherFigures,
  unaskedReasons,
  type Input,
  type Member,
  type OtherFigure,
  type Output,
  type PeriodFigures,
} from '../../../preload/contract';
import { StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { evaluationRules, person, smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';
import { sheetRows, zipParts } from '../../support/workbook';

const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const DECEMBER = { from: at('2026-12-01T00:00'), to: at('2027-01-01T00:00') };
const NOVEMBER = { from: at('2026-11-01T00:00'), to: DECEMBER.from };
const SECOND = 1000;
const members = Array.from({ length: 6 }, (_, index): Member => ({
  id: `gc-${index}`,
  name: `李试验${index}`,
  phone: `1000765430${index}`,
  role: 'cadre',
  // A group's people count for its village.
  area: index % 2 === 0 ? `${VILLAGE}-02` : OTHER_VILLAGE,
  grids: [],
  onDuty: false,
}));
/** The customer's own sheet: four points of five by the telephone. */
const evaluation = {
  ...evaluationRules,
  sheet: {
    ...evaluationRules.sheet,
    items: [
      { figure: 'visited-on-time' as const, points: 10, full: 1, none: 0 },
      { figure: 'reachable' as const, points: 40, full: 1, none: 0 },
    ],
  },
};

let desk: Desk;
beforeEach(async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(
    ...smallWorld(),
    ...members.map((value) => ({ kind: 'member' as const, key: value.id, value })),
    ...[
      ['p-1', `${VILLAGE}-01-01`],
      ['p-2', `${VILLAGE}-01-01`],
      ['p-3', `${OTHER_VILLAGE}-01-01`],
    ].map(([id, grid]) => ({ kind: 'person' as const, key: id!, value: person(id!, grid!) })),
  );
  desk = await openDesk({ platform, seat: { role: 'lead', area: TOWNSHIP }, evaluation, clock: new StoppedClock(at('2026-11-20T09:00')) });
  await desk.settled();
  // Everybody is drawn. In November one is called; the others in December, each as long as its place says.
  const { drillId } = await desk.value('drills.draw', { role: 'cadre', onDuty: false, people: 6 });
  const ring = async (memberId: string, seconds: number, result: 'answered' | 'no-answer') => {
    expect(desk.services.reach({ memberId, how: 'call', drillId })).toMatchObject({ ok: true });
    desk.clock.advance(seconds * SECOND);
    await desk.value('drills.result', { drillId, memberId, result });
  };
  await ring('gc-0', 90, 'answered');
  desk.clock.advance(at('2026-12-01T14:00') - desk.clock.now());
  expect(
    await desk.call('people.visit', { commandId: newId(), personId: 'p-1', visitedAt: at('2026-12-01T13:00'), result: 'well' }),
  ).toMatchObject({
    ok: true,
  });
  await ring('gc-1', 10, 'answered');
  await ring('gc-2', 60, 'answered');
  await ring('gc-3', 61, 'answered');
  await ring('gc-4', 5, 'no-answer');
  desk.clock.advance(24 * 3_600_000);
});
afterEach(() => desk.close());

type Read = Extract<Output<'evaluation.read'>, { readonly state: 'counted' }>;
const read = async (over: Partial<Input<'evaluation.read'>> = {}): Promise<Read> => {
  const answer = await desk.value('evaluation.read', { period: DECEMBER, before: NOVEMBER, ...over });
  if (answer.state !== 'counted') throw new Error('there are no cases to count');
  return answer;
};
const share = ({ others }: PeriodFigures, name: OtherFigure) => {
  const found = others.find(({ figure }) => figure === name);
  return found && [found.numerator, found.denominator];
};
const itemOf = ({ score }: PeriodFigures, name: OtherFigure) => score.items.find(({ figure }) => figure === name);

describe('reachability', () => {
  it('is the first calls of the period by village, and each number opens the very calls', async () => {
    const { period, before, asOf } = await read();
    expect(share(period, 'reachable')).toEqual([2, 4]);
    expect(share(before!, 'reachable')).toEqual([0, 1]);
    const { villages, answerSeconds } = await desk.value('evaluation.reach', { period: DECEMBER, asOf });
    expect(answerSeconds).toBe(60);
    const told = (calls: (typeof villages)[number]['within']) =>
      calls.map(({ memberId, answered, ms }) => [memberId, answered, ms / SECOND]);
    expect(villages.map(({ key, within, missed }) => ({ key, within: told(within), missed: told(missed) }))).toEqual(
      [
        { key: VILLAGE, within: [['gc-2', true, 60]], missed: [['gc-4', false, 5]] },
        { key: OTHER_VILLAGE, within: [['gc-1', true, 10]], missed: [['gc-3', true, 61]] },
      ].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    );
    const calls = villages.flatMap(({ within, missed }) => [...within, ...missed]);
    expect(calls.every(({ name }) => name.includes('*') && !name.includes('试验'))).toBe(true);
    expect(period.others.find(({ figure }) => figure === 'reachable')!.villages).toEqual(
      villages.map(({ key, within, missed }) => ({ key, numerator: within.length, denominator: within.length + missed.length })),
    );
    // What the roster's page says of the same calls.
    const roster = await desk.value('drills.reachability');
    const month = roster.months.findIndex(({ from }) => from === DECEMBER.from);
    expect(roster.villages.map(({ months }) => months[month]!)).toEqual(
      villages.map(({ within, missed }) => ({ called: within.length + missed.length, within: within.length })),
    );
    // The latest call first.
    const { villages: all } = await desk.value('evaluation.reach', {
      period: { from: NOVEMBER.from, to: DECEMBER.to },
      asOf,
      area: VILLAGE,
    });
    expect(all[0]!.missed.map(({ memberId }) => memberId)).toEqual(['gc-4', 'gc-0']);
  });

  it('knows nothing of what is to come, nor of a time that was asked from the future', async () => {
    const ofThen = async (asOf: number) => {
      const { villages } = await desk.value('evaluation.reach', { period: DECEMBER, asOf });
      return villages.reduce((sum, { within, missed }) => sum + within.length + missed.length, 0);
    };
    expect(await ofThen(at('2026-12-01T14:00') + 10 * SECOND)).toBe(1);
    expect(await ofThen(at('2026-12-01T14:00') + 10 * SECOND - 1)).toBe(0);
    expect(await ofThen(Number.MAX_SAFE_INTEGER)).toBe(4);
  });

  it('is told to those who hold drills, of their own area', async () => {
    const refusal = async (over: object = {}) => {
      const answer = await desk.call('evaluation.reach', { period: DECEMBER, asOf: DECEMBER.to, ...over });
      return answer.ok ? 'answered' : answer.error.code;
    };
    expect(await refusal({ area: '530304101' })).toBe('not-allowed');
    for (const role of ['observer', 'village', 'department'] as const) {
      desk.seat = { ...desk.seat, role, ...(role === 'department' ? { departmentId: 'power-supply' } : {}) };
      expect(await refusal()).toBe('not-allowed');
    }
  });
});

describe('visits and reachability beside the figures', () => {
  it('are narrowed by area and, where somebody is called, by member; not by department or category', async () => {
    const shares = async (over: object) => {
      const { period } = await read(over);
      const said = (name: OtherFigure) => share(period, name) ?? itemOf(period, name)?.unasked;
      return [said('visited-on-time'), said('reachable')];
    };
    const whole = await read();
    // Those of the world itself stand beside the three.
    const [made, due] = share(whole.period, 'visited-on-time')!;
    expect(made).toBe(1);
    expect(due).toBeGreaterThanOrEqual(3);
    const parts = await Promise.all([VILLAGE, OTHER_VILLAGE].map(async (area) => (await shares({ area })) as number[][]));
    expect(parts.map(([, reach]) => reach)).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(parts.reduce((sum, [visits]) => sum + visits![1]!, 0)).toBe(due);
    expect(await shares({ area: VILLAGE, areaItself: true })).toEqual(parts[0]);
    // Nobody lives or serves in the township and in none of its villages.
    expect(await shares({ area: TOWNSHIP, areaItself: true })).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(await shares({ memberId: 'gc-3' })).toEqual(['narrowed', [0, 1]]);
    expect(await shares({ memberId: 'gc-1', area: OTHER_VILLAGE })).toEqual(['narrowed', [1, 1]]);
    expect(await shares({ memberId: 'gc-1', area: VILLAGE })).toEqual(['narrowed', [0, 0]]);
    expect(await shares({ departmentId: 'power-supply' })).toEqual(['narrowed', 'narrowed']);
    expect(await shares({ category: 'power' })).toEqual(['narrowed', 'narrowed']);
  });

  it('are told to whom they are shown; the sheet says of others why they do not count', async () => {
    const { villages } = await desk.value('evaluation.visits', { period: DECEMBER, asOf: DECEMBER.to });
    const whole = (await read()).period;
    expect(whole.others.find(({ figure }) => figure === 'visited-on-time')!.villages).toEqual(
      villages.map(({ key, made, missed }) => ({ key, numerator: made.length, denominator: made.length + missed.length })),
    );
    const [made, due] = share(whole, 'visited-on-time')! as [number, number];
    expect(whole.score.of).toBe(50);
    expect(whole.score.points).toBeCloseTo((10 * made) / due + 20, 9);
    desk.seat = { ...desk.seat, role: 'village', area: VILLAGE };
    const village = (await read()).period;
    expect([share(village, 'visited-on-time')?.[0], share(village, 'reachable')]).toEqual([1, undefined]);
    expect(itemOf(village, 'reachable')).toMatchObject({ unasked: 'hidden' });
    expect(village.score.of).toBe(10);
    desk.seat = { ...desk.seat, role: 'observer', area: TOWNSHIP };
    const observed = (await read()).period;
    expect(observed.others).toEqual([]);
    expect(observed.score).toMatchObject({ points: 0, of: 0, items: [{ unasked: 'hidden' }, { unasked: 'hidden' }] });
    expect(itemOf(observed, 'reachable')?.value).toBeUndefined();
  });

  it.each(['zh-CN', 'en'] as const)('stand in the workbook with the numbers of the page, in %s', async (lang) => {
    const word = ({ zh, en }: { zh: string; en: string }) => (lang === 'en' ? en : zh);
    const sheets = async (over: object = {}) => {
      const made = await desk.services.exports.evaluation({ kind: 'month', period: DECEMBER, ...over }, lang);
      if (!made.ok) throw new Error(made.error.message);
      const parts = await zipParts(made.value.bytes);
      expect([...parts.values()].join('')).not.toMatch(/试验\d|1000765430/);
      return [5, 6].map((sheet) => sheetRows(parts, sheet).slice(2));
    };
    const { period, before } = await read();
    const [score, rows] = await sheets();
    const rateOf = (one: { numerator: number; denominator: number } | undefined) =>
      one && one.denominator > 0 ? [one.numerator / one.denominator] : [];
    const expected = period.others.flatMap((whole) => {
      const past = before!.others.find(({ figure }) => figure === whole.figure);
      const row = (place: string, one: { numerator: number; denominator: number }, then: typeof one | undefined) => [
        word(otherFigures[whole.figure]),
        place,
        one.numerator,
        one.denominator,
        ...rateOf(one),
        ...rateOf(then),
      ];
      const names: Record<string, string> = { [VILLAGE]: '一号村', [OTHER_VILLAGE]: '二号村' };
      return [
        row(lang === 'en' ? 'All' : '合计', whole, past),
        ...whole.villages.map((one) =>
          row(
            names[one.key]!,
            one,
            past?.villages.find(({ key }) => key === one.key),
          ),
        ),
      ];
    });
    expect(rows).toEqual(expected);
    expect(rows!.length).toBe(6);
    expect(score![1]).toEqual([word(otherFigures.reachable), 0.5, 1, 0, 40, 20]);
    const [narrowed, none] = await sheets({ category: 'power' });
    expect(none).toEqual([]);
    expect(narrowed!.slice(0, 2).map((cells) => cells.at(-1))).toEqual(Array(2).fill(word(unaskedReasons.narrowed)));
  });
});
