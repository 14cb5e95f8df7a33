import type { CaseRow, SlipRow, TimelineEntry } from '../../../../preload/contract';
import { paper } from '../../../components';
import type { PaperProps, Words } from './use-words';

/** Who is to answer: the departments at work, the leading one first; without any, the level in charge. */
const addressed = (words: Words, row: CaseRow): string => {
  const live = row.tasks.filter((task) => task.state !== 'recalled' && task.state !== 'declined');
  const names = [...live.filter((task) => task.lead), ...live.filter((task) => !task.lead)].map((task) => task.departmentName);
  return words.format.names([...new Set(names)]) || words.areaName(row.inCharge);
};

/** The limit that was to be kept and by how much it was missed when the slip was issued. */
const limit = ({ t, format }: Words, row: CaseRow, at: number): readonly [due: string, late: string] => {
  const live = row.tasks.filter((task) => task.sentAt <= at).map((task) => task.dueAt);
  const dueAt = live.length > 0 ? Math.max(...live) : row.clock?.dueAt;
  if (dueAt === undefined) return [t('nothing'), t('nothing')];
  return [format.dateTime(dueAt), at > dueAt ? format.duration(at - dueAt) : t('notLate')];
};

const slip = (words: Words, row: CaseRow, one: SlipRow, n: number, issuer: string): paper.Part => {
  const { t, term, format } = words;
  const [due, late] = limit(words, row, one.at);
  const answer = one.answer ? `${one.answer.text}${t('onFile', { name: one.answer.byName, time: format.dateTime(one.answer.at) })}` : '';
  return {
    key: `${one.at} ${one.level}`,
    office: words.office(row),
    title: t('slipTitle'),
    under: [t('slipNumber', { year: words.year(one.at), number: row.number, n }), t('issuedAt', { time: format.dateTime(one.at) })],
    blocks: [
      paper.pair('level', [t('level'), term('supervisionLevels', one.level)], [t('inCharge'), words.areaName(row.inCharge)]),
      paper.field('supervised', t('supervised'), addressed(words, row)),
      paper.pair('number', [t('number'), row.number], [t('category'), words.category(row)]),
      paper.field('title', t('title'), row.title),
      paper.field('where', t('where'), words.place(row)),
      ...paper.words('description', t('description'), row.description || t('nothing'), t('go'), '20mm'),
      paper.pair('due', [t('dueAt'), due], [t('late'), late]),
      ...paper.words('reason', t('reason'), one.text, t('go'), '28mm'),
      paper.field('demand', t('demand'), t('demandText'), '16mm'),
      paper.signed('issued', t('issuedBy'), [t('stamp'), t('day')], issuer, '18mm'),
      paper.signed('received', t('received'), [t('receivedBy'), t('date')], '', '14mm'),
      paper.signed('answer', t('explanation'), [t('explainedBy'), t('day')], answer, '48mm'),
      paper.note('note', t('slipNote')),
    ],
  };
};

/** 督办单: one for each slip that was issued, on a sheet of its own. */
export const supervisionSlips = (words: Words, { detail: { row, timeline } }: PaperProps): readonly paper.Part[] => {
  const issuers = timeline.filter((entry: TimelineEntry) => entry.type === 'case.supervised').map((entry) => entry.actor.name);
  return row.slips.map((one, at) => slip(words, row, one, at + 1, issuers[at] ?? ''));
};
