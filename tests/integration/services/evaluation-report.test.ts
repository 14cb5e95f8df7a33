import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { figures as figureWords, type Output, type ReportOf } from '../../../preload/contract';
import { MovableClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { evaluatedHistories, TOWNSHIP } from '../../support/evaluated-township';
import { MemoryPlatform } from '../../support/line';
import { rulebook, smallWorld } from '../../support/small-world';
import { message } from '../../support/wire';
import { sheetRows, zipParts } from '../../support/workbook';

const at = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);
const SEPTEMBER: ReportOf = { kind: 'month', period: { from: at('2026-09-01'), to: at('2026-10-01') } };
let desk: Desk;

beforeEach(async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  for (const event of evaluatedHistories(SEPTEMBER.period, 90)) platform.publish(message(event as never));
  desk = await openDesk({ platform, seat: { role: 'lead', area: TOWNSHIP }, rulebook, clock: new MovableClock(at('2026-11-23')) });
  await desk.settled();
});
afterEach(() => desk.close());

const lastAudit = () => desk.store.read.auditBefore(Number.MAX_SAFE_INTEGER, 1)[0];
type Counted = Extract<Output<'evaluation.read'>, { readonly state: 'counted' }>;

describe('the workbook of a period', () => {
  it('holds the numbers that the page shows, as numbers, in both languages, and is written down before', async () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const made = await desk.services.exports.evaluation(SEPTEMBER, lang);
      if (!made.ok) throw new Error(made.error.message);
      expect(made.value.name).toBe('evaluation-2026-09-01-2026-09-30.xlsx');
      expect(lastAudit()).toMatchObject({ kind: 'export.evaluation', result: 'ok', details: { from: '2026-09-01', to: '2026-09-30' } });
      const parts = await zipParts(made.value.bytes);
      const answer = (await desk.value('evaluation.read', { period: SEPTEMBER.period })) as Counted;
      const rows = sheetRows(parts, 1);
      expect(String(rows[0]![0])).toContain('2026-09-01 – 2026-09-30');
      const word = (name: keyof typeof figureWords) => figureWords[name][lang === 'en' ? 'en' : 'zh'];
      expect(rows.slice(2).map(([name, numerator, denominator, rate]) => [name, numerator, denominator, rate])).toEqual(
        answer.period.figures.map(({ figure, numerator, denominator }) => [
          word(figure),
          numerator,
          denominator,
          denominator === 0 ? '' : numerator / denominator,
        ]),
      );
      const groups = await desk.value('evaluation.groups', { period: SEPTEMBER.period, asOf: answer.asOf, by: 'area' });
      if (groups.state !== 'counted') throw new Error('all are counted');
      const handled = sheetRows(parts, 2).filter(([, name]) => name === word('handled'));
      expect(handled.map(([, , numerator, denominator]) => [numerator, denominator])).toEqual(
        groups.groups.map(({ figures }) => [figures[0]!.numerator, figures[0]!.denominator]),
      );
      expect(handled.length).toBeGreaterThan(3);
      const total = sheetRows(parts, 5).at(-1)!;
      expect(total[1]).toBeCloseTo(answer.period.score.rate!, 12);
      expect(total[5]).toBeCloseTo(answer.period.score.points, 9);
      // No case and nobody is named.
      expect(parts.get('xl/sharedStrings.xml')).not.toMatch(/[张李王赵杨]试验|路口\d+号|1000\d{7}/);
    }
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
