import { memo } from 'react';
import { Box, Chip } from '@mui/material';
import type { PersonRow } from '../../../preload/contract';
import { Masked } from '../../components';
import { useFormat, useTerm } from '../../kit';
import { daysOverdue } from './filter';
import { usePeopleStrings } from './strings';

/** The columns of the list and of its head. */
export const COLUMNS = 'minmax(9em, 1fr) minmax(10em, 1.4fr) minmax(12em, 1.8fr) minmax(10em, 1.2fr) 7em 9em';
export const LINE_HEIGHT = 52;

export interface PersonLineProps {
  readonly person: PersonRow;
  readonly place: number;
  readonly total: number;
  readonly top: number;
  readonly chosen: boolean;
  readonly current: boolean;
  /** Start of this hour is enough: a visit is due on a day. */
  readonly now: number;
}

const cut = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
const quiet = { ...cut, color: 'text.secondary', fontSize: '0.929rem' } as const;

/** One person in care, as masked as main sends it. */
export const PersonLine = memo(({ person, place, total, top, chosen, current, now }: PersonLineProps) => {
  const t = usePeopleStrings();
  const format = useFormat();
  return (
    <Box
      id={`person-row-${person.id}`}
      role="option"
      aria-selected={chosen}
      aria-posinset={place + 1}
      aria-setsize={total}
      data-testid="person-row"
      data-person-id={person.id}
      data-index={place}
      style={{ transform: `translateY(${top}px)`, height: LINE_HEIGHT }}
      sx={{
        position: 'absolute',
        insetInline: 0,
        top: 0,
        display: 'grid',
        gridTemplateColumns: COLUMNS,
        alignItems: 'center',
        columnGap: 1.5,
        px: 2,
        borderBottom: 1,
        borderColor: 'divider',
        cursor: 'default',
        bgcolor: chosen ? 'surface.chosen' : 'background.paper',
        '&:hover': { bgcolor: chosen ? 'surface.chosen' : 'surface.hover' },
        boxShadow: current ? 'inset 3px 0 0 var(--mui-palette-primary-main)' : 'none',
        contain: 'strict',
      }}
    >
      <Box sx={cut}>
        <Box sx={{ fontWeight: 600 }}>
          <Masked value={person.name} />
        </Box>
        <Box sx={quiet}>
          {t(person.sex)} · {t('years', { age: person.age })}
        </Box>
      </Box>
      <Reasons person={person} />
      <Box sx={cut} title={person.address}>
        <Box sx={cut}>
          {person.villageName} · {person.gridName}
        </Box>
        <Box sx={quiet}>
          <Masked value={person.address} />
        </Box>
      </Box>
      <Box sx={cut}>
        <Box sx={cut}>
          <Masked value={person.responsibleName} />
        </Box>
        <Box sx={quiet}>
          <Masked value={person.responsiblePhone} />
        </Box>
      </Box>
      <Box sx={person.lastVisit === undefined ? quiet : cut}>{person.lastVisit === undefined ? t('never') : format.date(person.lastVisit)}</Box>
      <NextVisit person={person} now={now} />
    </Box>
  );
});
PersonLine.displayName = 'PersonLine';

const Reasons = ({ person }: { readonly person: PersonRow }) => {
  const t = usePeopleStrings();
  const term = useTerm();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, maxHeight: LINE_HEIGHT - 4, overflow: 'hidden' }}>
      {person.care.map(({ kind, level }) => (
        <Chip
          key={kind}
          size="small"
          variant="outlined"
          label={kind === 'mental-health' ? `${term('careKinds', kind)} · ${t('level', { level })}` : term('careKinds', kind)}
        />
      ))}
    </Box>
  );
};

/** Late is a sign and a word, not only a colour. */
const NextVisit = ({ person, now }: { readonly person: PersonRow; readonly now: number }) => {
  const t = usePeopleStrings();
  const format = useFormat();
  const late = daysOverdue(person, now);
  const today = late === 0 && person.nextDue <= now;
  return (
    <Box sx={cut}>
      <Box sx={{ fontWeight: late > 0 ? 600 : 400 }}>{today ? t('today') : format.date(person.nextDue)}</Box>
      {late > 0 ? (
        <Box sx={{ ...quiet, color: 'light.red' }}>▲ {t('overdueBy', { count: late })}</Box>
      ) : (
        <Box sx={quiet}>{t('everyDays', { count: person.everyDays })}</Box>
      )}
    </Box>
  );
};
