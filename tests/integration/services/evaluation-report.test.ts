import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clockKinds,
  exclusions,
  figures as figureWords,
  otherFigures,
  stages as stageWords,
  type FigureCounts,
  type Output,
  type ReportOf,
  type Term,
} from '../../../preload/contract';
import { StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { evaluatedHistories, TOWNSHIP } from '../../support/evaluated-township';
import { MemoryPlatform } from '../../support/line';
import { rulebook, smallWorld } from '../../support/small-world';
import { message } from '../../support/wire';
import { sheetRows, zipParts } from '../../support/workbook';

const at = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);
const SEPTEMBER: ReportOf = { kind: 'month', period: { from: at('2026-09-01'), to: at('2026-10-01') } };
const AUGUST = { from: at('2026-08-01'), to: SEPTEMBER.period.from };
const HOUR = 3_600_000;
let desk: Desk;
let caseIds: ReadonlySet<string>;

beforeEach(async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  const events = [...evaluatedHistories(AUGUST, 30, 8), ...evaluatedHistories(SEPTEMBER.period, 90)];
  for (const event of events) platform.publish(message(event));
  caseIds = new Set(events.map(({ caseId }) => caseId));
  desk = await openDesk({ platform, seat: { role: 'lead', area: TOWNSHIP }, rulebook, clock: new StoppedClock(at('2026-11-23')) });
  await desk.settled();
});
afterEach(() => desk.close());

const lastAudit = () => desk.store.read.auditBefore(Number.MAX_SAFE_INTEGER, 1)[0];
type Counted = Extract<Output<'evaluation.read'>, { readonly state: 'counted' }>;
const rateOf = ({ numerator, denominator }: FigureCounts): number | '' => (denominator === 0 ? '' : numerator / denominator);

describe('the workbook of a period', () => {
  it.each(['zh-CN', 'en'] as const)(
    'holds the numbers that the page shows, as numbers, and is written down before, in %s',
    async (lang) => {
      const made = await desk.services.exports.evaluation(SEPTEMBER, lang);
      if (!made.ok) throw new Error(made.error.message);
      expect(made.value.name).toBe('evaluation-2026-09-01-2026-09-30.xlsx');
      expect(lastAudit()).toMatchObject({ kind: 'export.evaluation', result: 'ok', details: { from: '2026-09-01', to: '2026-09-30' } });
      const parts = await zipParts(made.value.bytes);
      const { period, before, asOf } = (await desk.value('evaluation.read', { period: SEPTEMBER.period, before: AUGUST })) as Counted;
      const word = (term: Term) => term[lang === 'en' ? 'en' : 'zh'];
      const left = ({ excluded }: FigureCounts) =>
        excluded.map(({ why, cases }) => `${word(exclusions[why])} ${cases}`).join(lang === 'en' ? ', ' : '、');
      /** What is empty at the end of a row is left out of the file. */
      const rowsOf = (sheet: number, columns: number) =>
        sheetRows(parts, sheet)
          .slice(2)
          .map((cells) => Array.from({ length: columns }, (_, column) => cells[column] ?? ''));

      const [[notice]] = sheetRows(parts, 1) as [[string]];
      for (const said of ['2026-09-01 – 2026-09-30', '2026-08-01 – 2026-08-31', '2026-11-23 00:00', '试验镇'])
        expect(notice).toContain(said);
      expect(rowsOf(1, 6)).toEqual(
        period.figures.map((figure, index) => [
          word(figureWords[figure.figure]),
          figure.numerator,
          figure.denominator,
          rateOf(figure),
          rateOf(before!.figures[index]!),
          left(figure),
        ]),
      );
      expect(before!.figures.map(rateOf)).not.toEqual(period.figures.map(rateOf));
      expect(period.figures.filter(({ excluded }) => excluded.length > 0).length).toBeGreaterThan(0);

      for (const [sheet, by] of [
        [2, 'area'],
        [3, 'department'],
      ] as const) {
        const answer = await desk.value('evaluation.groups', { period: SEPTEMBER.period, asOf, by });
        if (answer.state !== 'counted') throw new Error('all are counted');
        expect(rowsOf(sheet, 6).map(([, ...rest]) => rest)).toEqual(
          answer.groups.flatMap(({ figures }) =>
            figures.map((figure) => [word(figureWords[figure.figure]), figure.numerator, figure.denominator, rateOf(figure), left(figure)]),
          ),
        );
        expect(answer.groups.length).toBeGreaterThan(3);
      }

      expect(period.stages.length).toBeGreaterThan(2);
      expect(rowsOf(4, 6)).toEqual(
        period.stages.map(({ stage, kind, count, median, p90, longest }) => [
          word(stageWords[stage]),
          word(clockKinds[kind]),
          count,
          median / HOUR,
          p90 / HOUR,
          longest / HOUR,
        ]),
      );

      const scored = rowsOf(5, 6);
      expect(scored.slice(0, -1)).toEqual(
        period.score.items.map(({ figure, value, full, none, points, scored: got }) => [
          word({ ...figureWords, ...otherFigures }[figure]),
          value ?? '',
          full,
          none,
          points,
          got ?? '',
        ]),
      );
      const total = scored.at(-1)!;
      expect(total[1]).toBeCloseTo(period.score.rate!, 12);
      expect(total[4]).toBe(period.score.of);
      expect(total[5]).toBeCloseTo(period.score.points, 9);

      // No case and nobody is named.
      const all = [...parts.values()].join('');
      expect(all).not.toMatch(/[张李王赵杨]试验|路口\d+号|1000\d{7}/);
      expect([...caseIds].filter((id) => all.includes(id))).toEqual([]);
    },
  );

  it('of a report by itself is compared with the month before it too', async () => {
    const made = await desk.services.reports.workbook({ kind: 'month', period: SEPTEMBER.period }, 'zh-CN');
    if (!made.ok) throw new Error(made.error.message);
    expect(sheetRows(await zipParts(made.value.bytes), 1)[0]![0]).toContain('2026-08-01 – 2026-08-31');
  });

  it('is for who may take it out of the house, and of what the seat is shown', async () => {
    const ask = async (report: ReportOf = SEPTEMBER) => {
      const made = await desk.services.exports.evaluation(report, 'zh-CN');
      return made.ok ? 'made' : made.error.code;
    };
    expect(await ask({ ...SEPTEMBER, area: '530303102' })).toBe('not-allowed');
    for (const role of ['observer', 'department'] as const) {
      desk.seat = { ...desk.seat, role, ...(role === 'department' ? { departmentId: 'power-supply-530303101' } : {}) };
      expect(await ask()).toBe('not-allowed');
      expect(lastAudit()).toMatchObject({ kind: 'export.evaluation', result: 'refused', role });
    }
    expect(await ask({ ...SEPTEMBER, departmentId: 'police-station-530303101' })).toBe('not-allowed');
  });
});
