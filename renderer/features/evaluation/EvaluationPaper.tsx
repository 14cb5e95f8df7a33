import { useMemo } from 'react';
import { Box } from '@mui/material';
import { periodBefore, type FigureCounts, type Output, type ReportOf } from '../../../preload/contract';
import { EmptyState, ErrorNote, paper } from '../../components';
import { griddesk, pick, useFormat, useLang, useSettings, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { usePaperWords } from './paper-strings';
import { useAnswer } from './use-answer';
import { shareOf, useItemWord, useWords } from './use-words';

type Figures = Extract<Output<'evaluation.read'>, { readonly state: 'counted' }>;
type Groups = Extract<Output<'evaluation.groups'>, { readonly state: 'counted' }>;
/** What a village or a department is judged by on paper: all ten figures of each would be a book. */
const COMPARED = ['handled', 'handled-on-time', 'closed-on-time', 'redone'] as const;

/** A share as a bar in its cell: no colour that a copier loses. */
const Share = ({ value, said }: { readonly value: number | undefined; readonly said: string }) => (
  <Box component="span" sx={{ display: 'grid', gridTemplateColumns: '16mm 1fr', alignItems: 'center', gap: '2mm', width: '100%' }}>
    <Box component="span" sx={{ textAlign: 'right' }}>
      {said}
    </Box>
    <Box component="span" aria-hidden sx={{ display: 'block', height: '2.6mm', border: '0.5pt solid #000' }}>
      <Box component="span" sx={{ display: 'block', height: '100%', width: `${(value ?? 0) * 100}%`, bgcolor: '#666' }} />
    </Box>
  </Box>
);

/** 统计评价报告: the figures of a period as an office hands them in. Counts only: no case and nobody is named. `at`: when it is printed, ms. */
export const EvaluationPaper = ({ report, at }: { readonly report: ReportOf; readonly at: number }) => {
  const said = JSON.stringify(report);
  const ask = useMemo(() => {
    const { kind, period, ...narrowed } = JSON.parse(said) as ReportOf;
    return () => griddesk.evaluation.read({ period, before: periodBefore(kind, period), ...narrowed });
  }, [said]);
  const figures = useAnswer<Figures>(ask);
  const asOf = figures.value?.asOf;
  const groups = useMemo(() => {
    if (asOf === undefined) return undefined;
    const { kind: _, ...asked } = JSON.parse(said) as ReportOf;
    const by = (group: 'area' | 'department') => () => griddesk.evaluation.groups({ ...asked, asOf, by: group });
    return { area: by('area'), department: by('department') };
  }, [said, asOf]);
  const areas = useAnswer<Groups>(groups?.area);
  const departments = useAnswer<Groups>(groups?.department);
  const t = usePaperWords();
  const { rulebook } = useDirectory();
  const error = figures.error ?? areas.error ?? departments.error;
  if (error !== undefined) return <ErrorNote error={error} />;
  if (!figures.value || !areas.value || !departments.value || !rulebook) return <EmptyState title={t('loading')} />;
  return <Laid report={report} at={at} figures={figures.value} areas={areas.value} departments={departments.value} />;
};

interface Laying {
  readonly report: ReportOf;
  readonly at: number;
  readonly figures: Figures;
  readonly areas: Groups;
  readonly departments: Groups;
}

const Laid = ({ report, at, figures, areas, departments }: Laying) => {
  const t = usePaperWords();
  const term = useTerm();
  const lang = useLang();
  const format = useFormat();
  const words = useWords();
  const itemWord = useItemWord();
  const { seat } = useSettings();
  const { areaName, departments: known, categories } = useDirectory();
  const parts = useMemo((): readonly paper.Part[] => {
    const { period: now, before, asOf } = figures;
    const earlier = new Map(before?.figures.map((figure) => [figure.figure, shareOf(figure)]));
    const department = (id: string): string => known.get(id)?.name ?? id;
    const category = report.category === undefined ? undefined : categories.get(report.category);
    const only = [
      ...(report.departmentId === undefined ? [] : [t('onlyDepartment', { name: department(report.departmentId) })]),
      ...(category ? [t('onlyCategory', { name: pick(lang, category) })] : []),
      ...(report.memberId === undefined ? [] : [t('onlyMember', { name: report.memberId })]),
    ];
    const left = ({ excluded }: FigureCounts): string =>
      excluded.map(({ why, cases }) => `${term('exclusions', why)} ${format.number(cases)}`).join(lang === 'en' ? ', ' : '、') || '—';
    const counted = (figure: FigureCounts | undefined): string =>
      figure && figure.denominator > 0
        ? `${words.share(shareOf(figure))}\n${format.number(figure.numerator)}/${format.number(figure.denominator)}`
        : '—';
    const grouped = (key: string, head: string, groups: Groups['groups'], nameOf: (id: string) => string): readonly paper.Block[] =>
      groups.length === 0
        ? [paper.note(`${key}-none`, t('nothing'))]
        : paper.table(
            key,
            '1fr 27mm 27mm 27mm 27mm',
            [head, ...COMPARED.map((figure) => term('figures', figure))],
            groups.map(({ key: id, figures: found }) => [
              nameOf(id),
              ...COMPARED.map((figure) => counted(found.find((one) => one.figure === figure))),
            ]),
          );
    const { points, of, rate, items, source } = now.score;
    const { others } = now;
    return [
      {
        key: 'evaluation',
        office: areaName(report.area ?? seat.area),
        title: t('title', { period: words.period(report.kind, now) }),
        under: [t('period', { days: words.days(now) }), t('asOf', { time: format.dateTime(asOf) })],
        blocks: [
          ...(only.length > 0 ? [paper.note('only', only.join('　'))] : []),
          paper.heading('score', t('score')),
          paper.pair(
            'points',
            [t('points'), rate === undefined ? '—' : t('pointsOf', { points: words.points(points), of: words.points(of) })],
            [t('rate'), words.share(rate)],
          ),
          ...paper.table(
            'sheet',
            '1fr 30mm 30mm 30mm',
            [t('figure'), t('value'), t('weight'), t('scored')],
            items.map((item) => [
              itemWord(item.figure),
              words.share(item.value),
              words.points(item.points),
              item.unasked ? term('unaskedReasons', item.unasked) : item.scored === undefined ? t('notDue') : words.points(item.scored),
            ]),
          ),
          paper.note('source', t('source', { source: lang === 'en' ? source.en : source.zh })),
          paper.heading('figures', t('figures')),
          ...paper.table(
            'figures',
            '34mm 14mm 14mm 1fr 20mm 36mm',
            [t('figure'), t('numerator'), t('denominator'), t('share'), t('before'), t('excluded')],
            now.figures.map((figure) => [
              term('figures', figure.figure),
              format.number(figure.numerator),
              format.number(figure.denominator),
              <Share key="share" value={shareOf(figure)} said={words.share(shareOf(figure))} />,
              words.share(earlier.get(figure.figure)),
              left(figure),
            ]),
          ),
          paper.heading('areas', t('areas')),
          ...grouped('areas', t('place'), areas.groups, areaName),
          paper.heading('departments', t('departments')),
          ...grouped('departments', t('department'), departments.groups, department),
          paper.heading('stages', t('stages')),
          ...(now.stages.length === 0
            ? [paper.note('stages-none', t('nothing'))]
            : paper.table(
                'stages',
                '1fr 26mm 20mm 28mm 28mm 28mm',
                [t('stage'), t('clock'), t('count'), t('median'), t('p90'), t('longest')],
                now.stages.map(({ stage, kind, count, median, p90, longest }) => [
                  term('stages', stage),
                  term('clockKinds', kind),
                  format.number(count),
                  ...[median, p90, longest].map((ms) => format.duration(ms)),
                ]),
              )),
          paper.heading('others', t('others')),
          ...(others.length === 0
            ? [paper.note('others-none', t('othersNone'))]
            : others.flatMap((whole) => {
                const past = before?.others.find(({ figure }) => figure === whole.figure);
                const rows = [
                  { name: t('whole'), counts: whole, earlier: past },
                  ...whole.villages.map((counts) => ({
                    name: areaName(counts.key),
                    counts,
                    earlier: past?.villages.find(({ key }) => key === counts.key),
                  })),
                ];
                return paper.table(
                  `others-${whole.figure}`,
                  '1fr 18mm 18mm 48mm 22mm',
                  [term('otherFigures', whole.figure), t('numerator'), t('denominator'), t('share'), t('before')],
                  rows.map(({ name, counts, earlier: then }) => [
                    name,
                    format.number(counts.numerator),
                    format.number(counts.denominator),
                    <Share key="share" value={shareOf(counts)} said={words.share(shareOf(counts))} />,
                    words.share(shareOf(then)),
                  ]),
                );
              })),
          paper.note('method', t('method')),
          ...(others.length === 0 ? [] : [paper.note('others-method', t('othersMethod'))]),
          paper.heading('signatures', t('signatures')),
          paper.signed('made', t('made'), [t('name'), t('date')], '', '16mm'),
          paper.signed('checked', t('checked'), [t('name'), t('date')], '', '16mm'),
        ],
      },
    ];
  }, [t, term, itemWord, lang, format, words, areaName, known, categories, seat.area, report, figures, areas, departments]);
  return <paper.PaperDocument name={term('papers', 'evaluation')} parts={parts} at={at} />;
};
