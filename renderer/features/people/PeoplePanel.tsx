import { useMemo, useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import LockIcon from '@mui/icons-material/LockOutlined';
import PeopleIcon from '@mui/icons-material/VolunteerActivismOutlined';
import { EmptyState } from '../../components';
import { useNow, useSettings } from '../../kit';
import { usePeople } from '../../replica';
import { countsOf, matches, noFilter, type PeopleFilter } from './filter';
import { PeopleFilters } from './PeopleFilters';
import { PeopleList, focusPeople } from './PeopleList';
import { COLUMNS } from './PersonLine';
import { usePeopleStrings } from './strings';

interface Props {
  readonly selectedPersonId: string | undefined;
  readonly onSelectPerson: (personId: string | undefined) => void;
}

const HOUR = 3_600_000;

/** Who needs looking after: masked, the most pressing visit first, with who is responsible. */
export const PeoplePanel = ({ selectedPersonId, onSelectPerson }: Props) => {
  const t = usePeopleStrings();
  const people = usePeople();
  const { seat } = useSettings();
  const now = useNow(HOUR);
  const [filter, setFilter] = useState<PeopleFilter>(noFilter);
  const counts = useMemo(() => countsOf(people, now), [people, now]);
  const shown = useMemo(() => people.filter((person) => matches(person, filter, now)), [people, filter, now]);
  return (
    <Box component="section" aria-label={t('title')} data-testid="people-panel" sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'grid', gap: 1, px: 2, py: 1 }}>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2 }}>
          <Typography component="h1" variant="h6">
            {t('title')}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {t('shown', { count: shown.length })}
          </Typography>
          <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 0.5, color: 'text.secondary', fontSize: '0.929rem' }}>
            <LockIcon sx={{ fontSize: 16 }} aria-hidden />
            {t('masked')}
          </Box>
        </Box>
        <PeopleFilters filter={filter} counts={counts} onChange={(patch) => setFilter({ ...filter, ...patch })} onDone={focusPeople} />
      </Box>
      {seat.role === 'observer' ? (
        <EmptyState icon={<LockIcon />} title={t('observer')} hint={t('observerHint')} />
      ) : people.length === 0 ? (
        <EmptyState icon={<PeopleIcon />} title={t('empty')} hint={t('emptyHint')} />
      ) : shown.length === 0 ? (
        <EmptyState icon={<PeopleIcon />} title={t('noMatch')} hint={t('noMatchHint')} action={<Button variant="outlined" onClick={() => setFilter(noFilter)}>{t('clear')}</Button>} />
      ) : (
        <>
          <ListHead />
          <PeopleList people={shown} selectedId={selectedPersonId} onSelect={onSelectPerson} now={now} />
        </>
      )}
    </Box>
  );
};

/** Column names for the eye; each line is read out whole. */
const ListHead = () => {
  const t = usePeopleStrings();
  const names = ['person', 'care', 'place', 'responsible', 'lastVisit', 'nextVisit'] as const;
  return (
    <Box aria-hidden sx={{ display: 'grid', gridTemplateColumns: COLUMNS, columnGap: 1.5, px: 2, py: 0.5, overflow: 'hidden', scrollbarGutter: 'stable', scrollbarWidth: 'thin', borderBlock: 1, borderColor: 'divider', bgcolor: 'background.default', color: 'text.secondary', fontSize: '0.929rem' }}>
      {names.map((name) => (
        <span key={name}>{t(name)}</span>
      ))}
    </Box>
  );
};
