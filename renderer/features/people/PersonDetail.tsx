import type { ReactNode } from 'react';
import { Box } from '@mui/material';
import type { PersonRow } from '../../../preload/contract';
import { Masked } from '../../components';
import { useFormat, useTerm } from '../../kit';
import { CareActions } from './CareActions';
import { useCareStrings } from './care-strings';
import { useVisitWords } from './PersonLine';
import { Reveal } from './Reveal';
import { usePeopleStrings } from './strings';

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <>
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {label}
    </Box>
    <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
      {children}
    </Box>
  </>
);

/** What a seat is shown of one person, masked as main gave it. */
export const PersonDetail = ({ person, now }: { readonly person: PersonRow; readonly now: number }) => {
  const t = usePeopleStrings();
  const term = useTerm();
  const format = useFormat();
  const visit = useVisitWords();
  const c = useCareStrings();
  const { plan } = person;
  return (
    <Box
      component="section"
      aria-label={t('detail')}
      data-testid="person-detail"
      data-person-id={person.id}
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        px: 1.5,
        py: 1,
        maxHeight: '60%',
        overflow: 'auto',
        flex: 'none',
        bgcolor: 'surface.sunken',
      }}
    >
      <CareActions key={person.id} person={person} />
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.25 }}>
        <Fact label={t('care')}>
          {person.care.map(({ kind, level, since }) => (
            <div key={kind}>
              {term('careKinds', kind)}
              {level > 0 && ` · ${t('level', { level })}`} · {t('since', { date: format.date(Date.parse(since)) })}
            </div>
          ))}
        </Fact>
        <Fact label={t('responsible')}>
          {person.responsibleName} <Masked value={person.responsiblePhone} />
          {plan.offDuty && <div>{plan.standIn ? c('standIn', { name: plan.standIn.name }) : c('offDuty')}</div>}
        </Fact>
        <Fact label={t('visits')}>
          {[
            visit(person.nextDue, now),
            person.lastVisit === undefined ? t('neverVisited') : t('lastVisit', { date: format.date(person.lastVisit) }),
            t('everyDays', { count: person.everyDays }),
          ].join(' · ')}
          {plan.caseId !== undefined && <div>{c('caseOpen')}</div>}
          {plan.left && <div>{c('leftUntil', { date: format.date(plan.left.eraseAt) })}</div>}
        </Fact>
        {plan.lookIn && (
          <Fact label={c('lookIns')}>
            {c('lookInUntil', { slot: term('lookInSlots', plan.lookIn.slot), time: format.when(plan.lookIn.until, now) })}
          </Fact>
        )}
        <Fact label={t('grid')}>
          {person.gridName} {person.gridCode}
        </Fact>
        <Fact label={t('address')}>
          <Masked value={person.address} />
        </Fact>
        <Fact label={t('phone')}>{person.phone === undefined ? t('noPhone') : <Masked value={person.phone} />}</Fact>
        <Fact label={t('idNumber')}>
          <Masked value={person.idNumber} />
        </Fact>
      </Box>
      {person.plan.actions.includes('reveal') && (
        <Box sx={{ mt: 1 }}>
          <Reveal key={person.id} personId={person.id} />
        </Box>
      )}
    </Box>
  );
};
