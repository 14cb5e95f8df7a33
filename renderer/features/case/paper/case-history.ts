import type { CaseRow, TaskRow, TimelineEntry } from '../../../../preload/contract';
import { paper } from '../../../components';
import { lineOf } from '../timeline/wording';
import type { PaperProps, Words } from './use-words';

const joined = (...lines: readonly string[]): string => lines.filter(Boolean).join('\n');

const taskCells = ({ t, term, format }: Words, task: TaskRow, n: number): readonly string[] => [
  format.number(n),
  `${task.departmentName}\n${t(task.lead ? 'partLead' : 'partOther')}`,
  joined(
    t('sent', { time: format.dateTime(task.sentAt) }),
    t('due', { time: format.dateTime(task.dueAt) }),
    task.endedAt === undefined ? '' : t('ended', { time: format.dateTime(task.endedAt) }),
  ),
  term('taskStates', task.state),
  joined(
    task.instructions === '' ? '' : t('demanded', { text: task.instructions }),
    task.answer === undefined ? '' : t('answered', { text: task.answer }),
  ),
];

const entryCells = ({ t, said, term, format, lookups }: Words, entry: TimelineEntry, n: number): readonly string[] => {
  const line = lineOf(entry, lookups);
  return [
    format.number(n),
    format.dateTime(entry.at),
    `${entry.actor.name}\n${term('actorKinds', entry.actor.kind)}`,
    joined(
      said(line.key, line.values) + (entry.pending ? ` (${t('pending')})` : ''),
      line.quote ?? '',
      line.media.length > 0 ? t('photos', { count: line.media.length }) : '',
    ),
  ];
};

/** Long words of one row go on in rows of their own, so that a sheet is not torn in the middle of one. */
const spread = (cells: readonly string[], go: string): readonly (readonly string[])[] => {
  const last = cells.length - 1;
  const [first = '', ...more] = paper.inPieces(cells[last] ?? '');
  return [
    [...cells.slice(0, last), first],
    ...more.map((piece) => [...cells.slice(0, last).map((_, at) => (at === last - 1 ? go : '')), piece]),
  ];
};

const facts = (words: Words, row: CaseRow, reporter = words.reporter(row)): readonly paper.Block[] => {
  const { t, term, format } = words;
  const slips = format.names(row.slips.map(({ level }) => term('supervisionLevels', level)));
  return [
    paper.pair('number', [t('number'), row.number], [t('state'), term('caseStates', row.state)]),
    paper.pair('source', [t('source'), term('sources', row.source)], [t('priority'), term('priorities', row.priority)]),
    paper.pair('category', [t('category'), words.category(row)], [t('grid'), row.gridName ?? t('nothing')]),
    paper.field('title', t('title'), row.title),
    paper.field('where', t('where'), words.place(row)),
    paper.pair('reported', [t('reportedAt'), format.dateTime(row.reportedAt)], [t('reporter'), reporter]),
    ...paper.words('description', t('description'), row.description || t('nothing'), t('go'), '16mm'),
    paper.pair('supervision', [t('supervision'), slips || t('none')], [t('rework'), t('times', { count: row.rework })]),
    paper.pair(
      'closed',
      [t('outcome'), row.outcome === undefined ? t('nothing') : term('outcomes', row.outcome)],
      [t('closedAt'), row.closedAt === undefined ? t('nothing') : format.dateTime(row.closedAt)],
    ),
  ];
};

/** The report, what each department did, and everything that happened in order. `reporter` in full where a lead signed for it. */
export const recordBlocks = (words: Words, { row, timeline }: PaperProps['detail'], reporter?: string): readonly paper.Block[] => {
  const { t } = words;
  return [
    ...facts(words, row, reporter),
    paper.heading('tasks', t('tasks')),
    ...(row.tasks.length === 0
      ? [paper.note('no-tasks', t('noTasks'))]
      : paper.table(
          'task',
          '10mm 32mm 46mm 16mm 1fr',
          [t('n'), t('unit2'), t('times2'), t('state2'), t('result')],
          row.tasks.flatMap((task, n) => spread(taskCells(words, task, n + 1), t('go'))),
        )),
    paper.heading('history', t('history')),
    ...paper.table(
      'entry',
      '10mm 38mm 30mm 1fr',
      [t('n'), t('time'), t('who'), t('what')],
      timeline.flatMap((entry, n) => spread(entryCells(words, entry, n + 1), t('go'))),
    ),
  ];
};

/** 案卷办理记录 */
export const caseHistory = (words: Words, { detail, at }: PaperProps): readonly paper.Part[] => {
  const { t, format } = words;
  const { row } = detail;
  return [
    {
      key: row.id,
      office: words.office(row),
      title: t('historyTitle'),
      under: [t('historyNumber', { number: row.number }), t('printedAt', { time: format.dateTime(at) })],
      blocks: [
        ...recordBlocks(words, detail),
        paper.heading('opinions', t('opinions')),
        paper.signed('review', t('review'), [t('auditor'), t('stamp'), t('day')], '', '30mm'),
      ],
    },
  ];
};
