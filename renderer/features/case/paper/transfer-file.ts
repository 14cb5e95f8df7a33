import type { CaseRow } from '../../../../preload/contract';
import { paper } from '../../../components';
import { recordBlocks } from './case-history';
import type { Signed } from './signed';
import type { PaperProps, Words } from './use-words';

const joined = (...texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join('　');

/** 卷内目录: what lies in the file, so that whoever receives it can see that it is whole. */
const contents = ({ t, format }: Words, row: CaseRow, entries: number): readonly paper.Block[] => {
  const photos = row.media.length + row.tasks.reduce((sum, { media }) => sum + media.length, 0);
  const lines = [
    [t('inRecord'), t('entries', { count: entries })],
    ...(row.dispute ? [[t('inDispute'), t('parties', { count: row.dispute.parties.length })]] : []),
    [t('inPhotos'), t('photos', { count: photos })],
  ];
  return paper.table(
    'content',
    '10mm 1fr 60mm',
    [t('n'), t('content'), t('amount')],
    lines.map(([what = '', how = ''], at) => [format.number(at + 1), what, how]),
  );
};

const dispute = ({ t, term, format }: Words, row: CaseRow, signed: Signed | undefined): readonly paper.Block[] => {
  if (!row.dispute) return [];
  const { kind, people, method, mediator, agreement, visit, sessions } = row.dispute;
  const parties = signed?.parties ?? row.dispute.parties;
  return [
    paper.heading('dispute', t('dispute')),
    paper.pair('kind', [t('disputeKind'), term('disputeKinds', kind)], [t('disputePeople'), format.number(people)]),
    ...paper.table(
      'party',
      '10mm 26mm 34mm 36mm 1fr',
      [t('n'), t('side'), t('partyName'), t('partyPhone'), t('partyId')],
      parties.map(({ side, name, phone = '', idNumber = '' }, at) => [
        format.number(at + 1),
        term('partySides', side),
        name,
        phone,
        idNumber,
      ]),
    ),
    paper.pair(
      'mediation',
      [t('method'), method === undefined ? t('nothing') : term('mediationMethods', method)],
      [t('mediator'), joined(mediator, sessions > 0 ? t('sessions', { count: sessions }) : '') || t('nothing')],
    ),
    ...paper.words('agreement', t('agreement'), agreement?.text ?? t('nothing'), t('go'), '12mm'),
    ...(visit ? paper.words('visit', t('visit'), `${t(visit.kept ? 'kept' : 'notKept')} ${visit.text}`, t('go'), '12mm') : []),
  ];
};

/** 移送卷宗: to whom, under what number, what lies in it, and the whole record. Masked, unless a lead has signed. */
export const transferFile = (words: Words, { detail, at, signed }: PaperProps): readonly paper.Part[] => {
  const { row, timeline } = detail;
  const { transfer } = row;
  if (!transfer) return [];
  const { t, term, format } = words;
  const reporter = signed?.reporter && joined(signed.reporter.name, signed.reporter.phone);
  return [
    {
      key: row.id,
      office: words.office(row),
      title: t('transferTitle'),
      under: [t('historyNumber', { number: row.number }), t('printedAt', { time: format.dateTime(at) })],
      blocks: [
        paper.pair('to', [t('transferTo'), term('transferTargets', transfer.to)], [t('transferOffice'), transfer.office]),
        paper.pair('when', [t('transferAt'), format.dateTime(transfer.at)], [t('receipt'), transfer.receipt ?? t('noReceipt')]),
        ...paper.words('remark', t('remark'), transfer.text ?? t('nothing'), t('go'), '12mm'),
        paper.note('masked', signed ? t('signedFor', { name: signed.signedBy, purpose: signed.purpose }) : t('maskedFile')),
        paper.heading('contents', t('contents')),
        ...contents(words, row, timeline.length),
        ...dispute(words, row, signed),
        ...recordBlocks(words, detail, reporter),
        paper.heading('handing', t('handing')),
        paper.signed('gives', t('gives'), [t('givenBy'), t('stamp'), t('day')], '', '28mm'),
        paper.signed('takes', t('takes'), [t('takenBy'), t('stamp'), t('day')], '', '28mm'),
      ],
    },
  ];
};
