import type { CaseRow, Seat, TaskRow, TimelineEntry } from '../../../../preload/contract';
import { paper } from '../../../components';
import type { PaperProps, Words } from './use-words';

/** Who sent a task, from the history. */
const senderOf = (timeline: readonly TimelineEntry[], taskId: string): string =>
  timeline.find((entry) => entry.type === 'task.dispatched' && entry.data['taskId'] === taskId)?.actor.name ?? '';

/** Departments that were sent for and not taken back, by their part; this order's own among them. */
const departments = ({ format }: Words, row: CaseRow, own: TaskRow, lead: boolean): string =>
  format.names(
    row.tasks
      .filter((task) => task.lead === lead && (task === own || (task.state !== 'recalled' && task.state !== 'declined')))
      .map((task) => task.departmentName),
  );

const order = (words: Words, row: CaseRow, task: TaskRow, n: number, sender: string): paper.Part => {
  const { t, term, format } = words;
  const done =
    task.answer === undefined || task.endedAt === undefined
      ? ''
      : `${task.answer}${t('onFile', { name: task.departmentName, time: format.dateTime(task.endedAt) })}`;
  return {
    key: task.taskId,
    office: words.office(row),
    title: t('dispatchTitle'),
    under: [
      t('dispatchNumber', { year: words.year(task.sentAt), number: row.number, n }),
      t('issuedAt', { time: format.dateTime(task.sentAt) }),
    ],
    blocks: [
      paper.pair('to', [t('to'), task.departmentName], [t('part'), t(task.lead ? 'partLead' : 'partOther')]),
      paper.pair('number', [t('number'), row.number], [t('source'), term('sources', row.source)]),
      paper.pair('category', [t('category'), words.category(row)], [t('priority'), term('priorities', row.priority)]),
      paper.field('title', t('title'), row.title),
      paper.field('where', t('where'), words.place(row)),
      paper.pair('reported', [t('reportedAt'), format.dateTime(row.reportedAt)], [t('reporter'), words.reporter(row)]),
      ...paper.words('description', t('description'), row.description || t('nothing'), t('go'), '20mm'),
      paper.pair(
        'units',
        [t('lead'), departments(words, row, task, true) || t('nothing')],
        [t('others'), departments(words, row, task, false) || t('nothing')],
      ),
      ...paper.words('instructions', t('instructions'), task.instructions || t('nothing'), t('go'), '18mm'),
      paper.pair('times', [t('sentAt'), format.dateTime(task.sentAt)], [t('dueAt'), format.dateTime(task.dueAt)]),
      paper.pair('signed', [t('sentBy'), sender], [t('signedBy'), '']),
      paper.signed('received', t('received'), [t('receivedBy'), t('date')], '', '14mm'),
      paper.signed('handling', t('handling'), [t('handledBy'), t('day')], done, '36mm'),
      paper.signed('unit', t('unitHead'), [t('unit'), t('day')], '', '20mm'),
      paper.note('note', t('dispatchNote')),
    ],
  };
};

/** 派遣单: one for each task, on a sheet of its own; a department's desk prints its own. */
export const dispatchOrders = (words: Words, { detail: { row, timeline } }: PaperProps, seat: Seat): readonly paper.Part[] =>
  row.tasks.flatMap((task, at) =>
    seat.role === 'department' && task.departmentId !== seat.departmentId
      ? []
      : [order(words, row, task, at + 1, senderOf(timeline, task.taskId))],
  );
