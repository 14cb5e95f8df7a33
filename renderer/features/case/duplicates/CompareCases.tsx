import type { ReactNode } from 'react';
import { Box } from '@mui/material';
import type { Candidate } from '../../../../preload/contract';
import { Compare, Marked, Masked, StateChip, type ComparedFact } from '../../../components';
import { pick, useFormat, useLang, useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useDuplicateStrings } from './strings';
import { ownWords } from './use-agreement';

/** The report on the left, as far as it is known. */
export interface ComparedReport {
  readonly heading: string;
  readonly title: string;
  readonly description: string;
  readonly category?: string | undefined;
  readonly where: string;
  readonly reporter: ReactNode;
  readonly when: string;
  /** Absent while it is being written. */
  readonly progress?: ReactNode;
}

/** A report beside an open case that may be the same matter; what agrees is said in words and marked in the texts. */
export const CompareCases = ({ own, candidate }: { readonly own: ComparedReport; readonly candidate: Candidate }) => {
  const t = useDuplicateStrings();
  const term = useTerm();
  const lang = useLang();
  const format = useFormat();
  const { categories } = useDirectory();
  const { row, metres, minutes, sameCategory, likeness, words } = candidate;
  const categoryName = (id: string | undefined): string => {
    const category = id === undefined ? undefined : categories.get(id);
    return category ? pick(lang, category) : (id ?? t('noCategory'));
  };
  const text = (value: string): ReactNode => (value.trim() === '' ? t('notGiven') : <Marked text={value} words={words} />);
  const facts: readonly ComparedFact[] = [
    {
      id: 'title',
      label: t('name'),
      own: text(own.title),
      other: text(row.title),
      agrees: words.length > 0 ? t('words', { count: ownWords(words).length }) : undefined,
    },
    {
      id: 'description',
      label: t('description'),
      own: <Words>{text(own.description)}</Words>,
      other: <Words>{text(row.description)}</Words>,
      agrees: likeness > 0 ? t('alike', { share: format.percent(likeness) }) : undefined,
    },
    {
      id: 'category',
      label: t('category'),
      own: categoryName(own.category),
      other: categoryName(row.category),
      agrees: sameCategory ? t('sameCategory') : undefined,
    },
    {
      id: 'where',
      label: t('where'),
      own: own.where === '' ? t('noPlace') : own.where,
      other: [row.gridName ?? row.villageName, row.address].filter(Boolean).join(' · '),
      agrees: metres === undefined ? undefined : t('away', { distance: format.distance(metres) }),
    },
    {
      id: 'when',
      label: t('when'),
      own: own.when,
      other: format.dateTime(row.reportedAt),
      agrees: minutes === 0 ? t('atOnce') : t('apart', { time: format.duration(minutes * 60_000) }),
    },
    {
      id: 'reporter',
      label: t('reporter'),
      own: own.reporter,
      other: (
        <>
          {row.reporterName === undefined ? t('noReporter') : <Masked value={row.reporterName} />}
          {row.reporterPhone !== undefined && (
            <>
              {'  '}
              <Masked value={row.reporterPhone} />
            </>
          )}
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            {term('sources', row.source)}
          </Box>
        </>
      ),
    },
    {
      id: 'state',
      label: t('state'),
      own: own.progress ?? '—',
      other: (
        <>
          <StateChip state={row.state} /> {row.tasks.map((task) => `${task.departmentName} ${term('taskStates', task.state)}`).join(' · ')}
        </>
      ),
    },
  ];
  return (
    <Compare
      label={t('table', { number: row.number })}
      factTitle={t('fact')}
      ownTitle={own.heading}
      otherTitle={t('otherCase', { number: row.number })}
      agreesTitle={t('agrees')}
      facts={facts}
    />
  );
};

/** Long words scroll in their own place, so that what follows stays in sight. */
const Words = ({ children }: { readonly children: ReactNode }) => (
  <Box sx={{ maxHeight: '9em', overflow: 'auto', whiteSpace: 'pre-wrap' }} tabIndex={0}>
    {children}
  </Box>
);
