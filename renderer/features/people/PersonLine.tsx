import { memo } from 'react';
import { Box } from '@mui/material';
import type { PersonRow } from '../../../preload/contract';
import { cut, LightMark, Masked, rowLook, rowPlace } from '../../components';
import { classes, TALL_ROW_HEIGHT, useFormat, useTerm } from '../../kit';
import { usePeopleStrings } from './strings';
import { LookInLights } from './LookInLights';
import { daysToVisit, personLight, visitLight } from '../../kit/visits';

interface Props {
  readonly person: PersonRow;
  readonly now: number;
  readonly place: number;
  readonly total: number;
  readonly top: number;
  readonly chosen: boolean;
  readonly current: boolean;
}

/** The visit in words: overdue, today, or in how many days. */
export const useVisitWords = () => {
  const t = usePeopleStrings();
  return (nextDue: number, now: number): string => {
    const days = daysToVisit(nextDue, now);
    if (days === 0) return t('visitToday');
    return days < 0 ? t('visitOverdue', { count: -days }) : t('visitIn', { count: days });
  };
};

/** One person in two lines: who and why, then where, who looks after them and when. */
export const PersonLine = memo(({ person, now, place, total, top, chosen, current }: Props) => {
  const t = usePeopleStrings();
  const term = useTerm();
  const format = useFormat();
  const visit = useVisitWords();
  const light = visitLight(person.nextDue, now);
  const care = format.names(
    person.care.map(({ kind, level }) => `${term('careKinds', kind)}${level > 0 ? ` ${t('level', { level })}` : ''}`),
  );
  return (
    <div
      id={`person-row-${person.id}`}
      role="option"
      aria-selected={chosen}
      aria-posinset={place + 1}
      aria-setsize={total}
      data-testid="person-row"
      data-person-id={person.id}
      data-index={place}
      className={classes(rowPlace, rowLook({ chosen, current }))}
      style={{ transform: `translateY(${top}px)`, height: TALL_ROW_HEIGHT, gridTemplateColumns: '16px minmax(0, 1fr) auto' }}
    >
      <LightMark light={personLight(person, now)} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, ...cut }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            <Masked value={person.name} />
          </Box>
          <span>
            {t(person.sex)} {t('age', { count: person.age })}
          </span>
          <Box component="span" sx={cut}>
            {care}
          </Box>
        </Box>
        <Box sx={{ ...cut, color: 'text.secondary', fontSize: '0.929rem' }}>
          {[person.villageName, person.gridName, `${t('responsible')} ${person.responsibleName}`].join(' · ')}
        </Box>
      </Box>
      <Box sx={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
        <Box sx={{ color: light === 'green' ? 'text.primary' : `light.${light}`, fontWeight: light === 'red' ? 600 : 400 }}>
          {visit(person.nextDue, now)}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.857rem', display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
          <LookInLights today={person.plan.today} />
          {person.lastVisit === undefined ? t('neverVisited') : t('lastVisit', { date: format.date(person.lastVisit) })}
        </Box>
      </Box>
    </div>
  );
});
PersonLine.displayName = 'PersonLine';
