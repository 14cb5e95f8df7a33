import { useEffect, useMemo, useState } from 'react';
import type { BroadcastBoard, Output, ReportLine } from '../../../preload/contract';
import { EmptyState, ErrorNote, paper } from '../../components';
import { griddesk, useFormat, useLang, useSettings, useTerm, valueOf } from '../../kit';
import { useDirectory } from '../../replica';
import { usePaperWords } from './paper-strings';

type Report = Output<'mobilise.report'>;
interface Known {
  readonly board: BroadcastBoard;
  readonly report: Report;
}

/** As it was when the window was opened: a paper that changes while it is looked at is none. */
const useOnce = (broadcastId: string): { readonly known?: Known; readonly error?: unknown } => {
  const [state, setState] = useState<{ readonly known?: Known; readonly error?: unknown }>({});
  useEffect(() => {
    let here = true;
    Promise.all([valueOf(griddesk.mobilise.board({ broadcastId })), valueOf(griddesk.mobilise.report({ broadcastId }))]).then(
      ([board, report]) => here && setState({ known: { board, report } }),
      (error: unknown) => here && setState({ error }),
    );
    return () => {
      here = false;
    };
  }, [broadcastId]);
  return state;
};

/** 动员情况报告: how many were asked and answered, by village and by minute, with the clues. Nobody who was asked is named. `at`: when it is printed, ms. */
export const MobilisePaper = ({ broadcastId, at }: { readonly broadcastId: string; readonly at: number }) => {
  const t = usePaperWords();
  const { known, error } = useOnce(broadcastId);
  if (error !== undefined) return <ErrorNote error={error} />;
  if (!known) return <EmptyState title={t('loading')} />;
  return <Laid {...known} at={at} />;
};

const MINUTE = 60_000;

const Laid = ({ board, report, at }: Known & { readonly at: number }) => {
  const t = usePaperWords();
  const term = useTerm();
  const lang = useLang();
  const format = useFormat();
  const { seat } = useSettings();
  const { areaName } = useDirectory();
  const parts = useMemo((): readonly paper.Part[] => {
    const { row, text, outcome, villages, silent, readOnly } = board;
    const { number, percent, dateTime, time } = format;
    const of = (count: number, all: number): string => (all > 0 ? percent(count / all) : '—');
    const counted = (count: number): string => t('countOf', { n: number(count), share: of(count, row.sent) });
    const happened = ({ clues, closed }: ReportLine): string =>
      [
        ...clues.map(({ village, text: said, mark }) => t('clue', { village, text: said, mark: term('clueMarks', mark) })),
        ...(closed ? [t('closed')] : []),
      ].join(lang === 'en' ? '; ' : '；');
    return [
      {
        key: 'mobilise',
        office: areaName(seat.area),
        title: t('title', { kind: term('broadcastKinds', row.kind) }),
        under: [t('sent', { time: dateTime(row.sentAt), name: row.sentBy }), t('window', { minutes: number(row.windowMinutes) })],
        blocks: [
          paper.heading('what', t('what')),
          ...paper.words('subject', t('subject'), row.title, t('go')),
          ...paper.words('text', t('text'), text, t('go')),
          paper.field('ended', t('ended'), row.closedAt === undefined ? t('running') : dateTime(row.closedAt)),
          ...(outcome === undefined ? [] : paper.words('outcome', t('outcome'), outcome, t('go'))),
          paper.heading('counts', t('counts')),
          paper.pair('asked', [t('asked'), t('people', { n: number(row.sent) })], [t('answered'), counted(row.answered)]),
          paper.pair('in-time', [t('inTime'), counted(row.inTime)], [t('notInTime'), counted(row.answered - row.inTime)]),
          paper.pair('delivered', [t('delivered'), counted(row.delivered)], [t('read'), counted(row.read)]),
          paper.pair('silent', [t('silent'), counted(silent)], [t('readOnly'), counted(readOnly)]),
          paper.note('rule', t('rule')),
          paper.heading('villages', t('villages')),
          ...paper.table(
            'villages',
            '1fr 20mm 20mm 20mm 20mm 20mm',
            [t('village'), t('asked'), t('delivered'), t('read'), t('answered'), t('share')],
            villages.map(({ name, sent, delivered, read, answered }) => [
              name || t('unknown'),
              ...[sent, delivered, read, answered].map((count) => number(count)),
              of(answered, sent),
            ]),
          ),
          paper.heading('minutes', t('minutes')),
          ...(report.lines.length === 0
            ? [paper.note('minutes-none', t('none'))]
            : paper.table(
                'minutes',
                '15mm 17mm 15mm 15mm 15mm 18mm 14mm 1fr',
                [t('minute'), t('time'), t('delivered'), t('read'), t('answered'), t('sum'), t('calls'), t('events')],
                report.lines.map((line) => [
                  number(line.minute + 1),
                  time(row.sentAt + line.minute * MINUTE),
                  ...[line.delivered, line.read, line.answered, line.sum, line.calls].map((count) => number(count)),
                  happened(line),
                ]),
              )),
          paper.note('only', t('only')),
          paper.heading('signatures', t('signatures')),
          paper.signed('made', t('made'), [t('name'), t('date')], '', '16mm'),
          paper.signed('checked', t('checked'), [t('name'), t('date')], '', '16mm'),
        ],
      },
    ];
  }, [t, term, lang, format, areaName, seat.area, board, report]);
  return <paper.PaperDocument name={term('papers', 'mobilise-report')} parts={parts} at={at} />;
};
