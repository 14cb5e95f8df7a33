import { useMemo, useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import LockIcon from '@mui/icons-material/LockOutlined';
import { EmptyState } from '../../components';
import { useNow, useSettings } from '../../kit';
import { useConnection, usePeople, useReplicaStatus } from '../../replica';
import { facetsOf } from './facets';
import { byDue, fits, isFiltered, noFilter, type PeopleFilter } from './filter';
import { PeopleFilters } from './PeopleFilters';
import { PeopleList } from './PeopleList';
import { usePeopleStrings } from './strings';

interface Props {
  readonly selectedPersonId?: string | undefined;
  readonly onSelectPerson: (personId: string | undefined) => void;
}

/** People who are looked after: masked, whoever is due first on top. */
export const PeoplePanel = ({ selectedPersonId, onSelectPerson }: Props) => {
  const t = usePeopleStrings();
  const people = usePeople();
  const status = useReplicaStatus();
  const { role } = useSettings().seat;
  // Main sends these seats nobody (minimum scope); the panel says why it is empty.
  const shownNone = role === 'observer' || role === 'department';
  const link = useConnection((state) => state.link);
  const withheld = (!shownNone && link.kind === 'online' && link.withheld) || [];
  const now = useNow(60_000);
  const [filter, setFilter] = useState<PeopleFilter>(noFilter);
  const shown = useMemo(() => people.filter((person) => fits(person, filter, now)).toSorted(byDue), [people, filter, now]);
  const facets = useMemo(() => facetsOf(people, filter, now), [people, filter, now]);
  const none = shownNone ? (
    <EmptyState title={t('observerTitle')} hint={t('observerHint')} />
  ) : people.length === 0 && (status === 'loading' || status === 'filling') ? (
    <EmptyState title={t('loading')} />
  ) : people.length === 0 && withheld.includes('people') ? (
    <EmptyState title={t('withheldTitle')} hint={t('withheldHint')} />
  ) : people.length === 0 ? (
    <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />
  ) : shown.length === 0 ? (
    <EmptyState
      title={t('noneTitle')}
      hint={t('noneHint')}
      action={
        isFiltered(filter) && (
          <Button variant="outlined" onClick={() => setFilter(noFilter)}>
            {t('clear')}
          </Button>
        )
      }
    />
  ) : undefined;
  return (
    <Box
      component="section"
      aria-labelledby="people-title"
      data-testid="people-panel"
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, px: 1.5, pt: 1.25 }}>
        <Typography id="people-title" component="h2" variant="h2">
          {t('title')}
        </Typography>
        {!shownNone && (
          <Typography role="status" sx={{ color: 'text.secondary' }}>
            {t('count', { count: shown.length })}
          </Typography>
        )}
      </Box>
      <Typography variant="body2" sx={{ px: 1.5, pb: 1.25, color: 'text.secondary', display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <LockIcon aria-hidden sx={{ fontSize: 16 }} />
        {t('masked')}
      </Typography>
      {people.length > 0 && withheld.length > 0 && (
        <Typography variant="body2" role="note" data-testid="care-withheld" sx={{ px: 1.5, pb: 1.25 }}>
          {t('withheldVisits')}
        </Typography>
      )}
      {!shownNone && people.length > 0 && (
        <PeopleFilters
          people={people}
          filter={filter}
          facets={facets}
          onChange={(patch) => setFilter((before) => ({ ...before, ...patch }))}
        />
      )}
      {none ?? <PeopleList people={shown} selectedId={selectedPersonId} now={now} onSelect={onSelectPerson} />}
    </Box>
  );
};
