import type { CellObject, Sheet, SheetData } from 'write-excel-file/node';
import {
  clockKinds,
  exclusions,
  figures as figureWords,
  otherFigures,
  stages as stageWords,
  unaskedReasons,
  dateAt,
  type FigureCounts,
  type PeriodFigures,
  type Term,
} from '../../../preload/contract';
import { rateOf, toTimestamp } from '../../domain';
import type { Context } from '../context';
import type { ExportLanguage } from '../trust/export-words';
import { workbookWords } from './workbook-words';

export interface Reported {
  readonly asOf: number;
  readonly area: string;
  readonly now: PeriodFigures;
  readonly before: PeriodFigures;
  readonly areas: readonly { readonly key: string; readonly figures: readonly FigureCounts[] }[];
  readonly departments: readonly { readonly key: string; readonly figures: readonly FigureCounts[] }[];
}

const HOUR = 3_600_000;
const text = (value: string): CellObject => ({ value, type: String });
const bold = (value: string): CellObject => ({ value, type: String, fontWeight: 'bold' });
/** A number stays one: a spreadsheet counts on with it. Nothing where nothing was due. */
const number = (value: number | undefined, format?: string): CellObject =>
  value === undefined ? text('') : { value, type: Number, ...(format ? { format } : {}) };
const share = (value: number | undefined): CellObject => number(value, '0.00%');

const shareOf = ({ numerator, denominator }: Pick<FigureCounts, 'numerator' | 'denominator'>): number | undefined =>
  rateOf(numerator, denominator);

const sheetWords = { ...figureWords, ...otherFigures };

/** A workbook of six sheets: figures, villages, departments, stages, score, visits and reachability. Each begins with what it is of. */
export const workbookOf = async (
  context: Context,
  lang: ExportLanguage,
  { asOf, area, now, before, areas, departments }: Reported,
): Promise<Uint8Array> => {
  const t = workbookWords[lang];
  const word = (term: Term): string => (lang === 'en' ? term.en : term.zh);
  const areaName = (code: string): string => context.names.area(code)?.name ?? code;
  const days = ({ from, to }: PeriodFigures): string => `${dateAt(from)} – ${dateAt(to - 1)}`;
  const notice = [
    areaName(area),
    `${t.period} ${days(now)}`,
    `${t.before} ${days(before)}`,
    `${t.asOf} ${toTimestamp(asOf).slice(0, 16).replace('T', ' ')}`,
  ].join(' · ');
  const left = (figure: FigureCounts): string =>
    figure.excluded.map(({ why, cases }) => `${word(exclusions[why])} ${cases}`).join(lang === 'en' ? ', ' : '、');
  const sheet = (name: string, columns: readonly string[], rows: readonly CellObject[][], first = 22): Sheet<Buffer> => {
    const data: SheetData = [[text(notice)], columns.map(bold), ...rows];
    return { sheet: name, data, columns: columns.map((_, at) => ({ width: at === 0 ? first : 14 })), stickyRowsCount: 2 };
  };
  const earlier = new Map(before.figures.map((figure) => [figure.figure, shareOf(figure)]));
  const grouped = (name: string, head: string, groups: Reported['areas'], nameOf: (key: string) => string) =>
    sheet(
      name,
      [head, t.figure, t.numerator, t.denominator, t.rate, t.excluded],
      groups.flatMap(({ key, figures }) =>
        figures.map((figure) => [
          text(nameOf(key)),
          text(word(figureWords[figure.figure])),
          number(figure.numerator),
          number(figure.denominator),
          share(shareOf(figure)),
          text(left(figure)),
        ]),
      ),
    );
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile([
    sheet(
      t.figures,
      [t.figure, t.numerator, t.denominator, t.rate, t.rateBefore, t.excluded],
      now.figures.map((figure) => [
        text(word(figureWords[figure.figure])),
        number(figure.numerator),
        number(figure.denominator),
        share(shareOf(figure)),
        share(earlier.get(figure.figure)),
        text(left(figure)),
      ]),
    ),
    grouped(t.areas, t.place, areas, areaName),
    grouped(t.departments, t.department, departments, (key) => context.names.department(key)?.name ?? key),
    sheet(
      t.stages,
      [t.stage, t.clock, t.count, t.median, t.p90, t.longest],
      now.stages.map(({ stage, kind, count, median, p90, longest }) => [
        text(word(stageWords[stage])),
        text(word(clockKinds[kind])),
        number(count),
        ...[median, p90, longest].map((ms) => number(ms / HOUR, '0.00')),
      ]),
    ),
    sheet(
      t.score,
      [t.figure, t.value, t.full, t.none, t.points, t.scored],
      [
        ...now.score.items.map((item) => [
          text(word(sheetWords[item.figure])),
          share(item.value),
          share(item.full),
          share(item.none),
          number(item.points),
          item.unasked ? text(word(unaskedReasons[item.unasked])) : number(item.scored, '0.00'),
        ]),
        [bold(t.total), share(now.score.rate), text(''), text(''), number(now.score.of), number(now.score.points, '0.00')],
      ],
    ),
    sheet(
      t.others,
      [t.figure, t.place, t.numerator, t.denominator, t.rate, t.rateBefore],
      now.others.flatMap((whole) => {
        const past = before.others.find(({ figure }) => figure === whole.figure);
        const rows = [
          { place: t.whole, counts: whole, earlier: past },
          ...whole.villages.map((counts) => ({
            place: areaName(counts.key),
            counts,
            earlier: past?.villages.find(({ key }) => key === counts.key),
          })),
        ];
        return rows.map(({ place, counts, earlier: beforeIt }) => [
          text(word(otherFigures[whole.figure])),
          text(place),
          number(counts.numerator),
          number(counts.denominator),
          share(shareOf(counts)),
          share(beforeIt && shareOf(beforeIt)),
        ]);
      }),
    ),
  ]).toBuffer();
};
