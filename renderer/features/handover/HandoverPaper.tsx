import { useMemo } from 'react';
import { EmptyState, paper } from '../../components';
import { useFormat, useSettings, useTerm } from '../../kit';
import { useDirectory, useReplicaStatus } from '../../replica';
import { useNote } from './note';
import { useHandoverStrings } from './strings';
import { useSections, type Section } from './use-sections';

/** Of one kind on paper. */
const MOST = 60;

/** 交接班记录: what is left, in tables, the shift's own words, and two signatures. `at`: when it is printed, ms. */
export const HandoverPaper = ({ at }: { readonly at: number }) => {
  const t = useHandoverStrings();
  const term = useTerm();
  const format = useFormat();
  const { seat } = useSettings();
  const { areaName, rulebook } = useDirectory();
  const status = useReplicaStatus();
  const sections = useSections(at);
  const [{ text }] = useNote();
  const area = areaName(seat.area);
  const parts = useMemo((): readonly paper.Part[] => {
    const lines = ({ name, title, lines: all }: Section): readonly paper.Block[] => [
      paper.heading(name, `${title}　${format.number(all.length)}`),
      ...(all.length === 0
        ? [paper.note(`${name}-none`, t('none'))]
        : paper.table(
            name,
            '10mm 1fr 30mm 1fr',
            [t('n'), t('matter'), t('where'), t('says')],
            all.slice(0, MOST).map(({ about, where, says }, n) => [format.number(n + 1), about, where, says]),
          )),
      ...(all.length > MOST ? [paper.note(`${name}-more`, t('more', { count: all.length - MOST }))] : []),
    ];
    return [
      {
        key: 'handover',
        office: t('office', { area }),
        title: t('paperTitle'),
        under: [t('seat', { role: term('roles', seat.role) }), t('drawnUp', { time: format.dateTime(at) })],
        blocks: [
          ...paper.words('note', t('note'), text.trim(), t('go'), '24mm'),
          ...sections.flatMap(lines),
          paper.heading('signatures', t('signed')),
          paper.signed('from', t('signed'), [t('from'), t('date')], '', '16mm'),
          paper.signed('to', t('signed'), [t('to'), t('date')], '', '16mm'),
        ],
      },
    ];
  }, [t, term, format, seat.role, area, at, text, sections]);
  // Codes are no words, and half a list is no handover.
  if (!rulebook || status === 'loading' || status === 'filling') return <EmptyState title={t('loading')} />;
  return <paper.PaperDocument name={term('papers', 'handover')} parts={parts} at={at} />;
};
