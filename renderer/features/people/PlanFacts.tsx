import { Box, Chip, Link } from '@mui/material';
import type { Interval, PersonRow } from '../../../preload/contract';
import { Fact, Masked } from '../../components';
import { pick, useFormat, useLang, useTerm } from '../../kit';
import { useCardStrings } from './card-strings';
import { useCareStrings } from './care-strings';
import { LookInLights } from './LookInLights';
import { useVisitWords } from './PersonLine';
import { StandIn } from './StandIn';
import { usePeopleStrings } from './strings';
import type { PersonDetail } from './use-person';

const quiet = { color: 'text.secondary', fontSize: '0.929rem' } as const;

/** From one visit to the next, in words. */
const useEvery = () => {
  const t = usePeopleStrings();
  return (every: Interval): string => ('days' in every ? t('everyDays', { count: every.days }) : t('everyMonths', { count: every.months }));
};

interface Props {
  readonly person: PersonRow;
  readonly detail: PersonDetail | undefined;
  readonly now: number;
  readonly onOpenCase: (caseId: string) => void;
}

/** The plan in words: how often and by which rule, what is due, together with whom, and who goes. */
export const PlanFacts = ({ person, detail, now, onOpenCase }: Props) => {
  const t = usePeopleStrings();
  const c = useCareStrings();
  const card = useCardStrings();
  const term = useTerm();
  const lang = useLang();
  const format = useFormat();
  const visit = useVisitWords();
  const every = useEvery();
  const { plan } = person;
  const { caseId } = plan;
  return (
    <>
      <Fact label={t('care')}>
        {person.care.map(({ kind, level, since }) => (
          <div key={kind}>
            {[
              term('careKinds', kind),
              level > 0 || kind === 'mental-health' ? t('level', { level }) : '',
              kind === 'mental-health' && plan.condition !== undefined ? term('careConditions', plan.condition) : '',
              t('since', { date: format.date(Date.parse(since)) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        ))}
      </Fact>
      <Fact label={card('plan')}>
        <Box data-testid="plan-words">
          {plan.every ? every(plan.every) : t('everyDays', { count: person.everyDays })}
          {[plan.visitsOwed > 0 ? card('visitsOwed', { count: plan.visitsOwed }) : '', plan.checkUpOwed ? card('checkUpOwed') : '']
            .filter(Boolean)
            .map((owed) => ` · ${owed}`)}
        </Box>
        {detail?.rules.map(({ kind, every: asked, source }) => (
          <Box key={kind} data-testid="plan-source" sx={quiet}>
            {[
              person.care.length > 1 ? `${term('careKinds', kind)}：${every(asked)}` : '',
              source ? card('source', { source: pick(lang, source) }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Box>
        ))}
      </Fact>
      <Fact label={t('visits')}>
        {[
          visit(person.nextDue, now),
          format.date(person.nextDue),
          person.lastVisit === undefined ? t('neverVisited') : t('lastVisit', { date: format.date(person.lastVisit) }),
        ].join(' · ')}
        {caseId !== undefined && (
          <div>
            {c('caseOpen')}{' '}
            <Link component="button" type="button" onClick={() => onOpenCase(caseId)} sx={{ verticalAlign: 'baseline' }}>
              {card('openCase')}
            </Link>
          </div>
        )}
        {plan.left && <div>{c('leftUntil', { date: format.date(plan.left.eraseAt) })}</div>}
      </Fact>
      {plan.measures.length > 0 && (
        <Fact label={card('measures')}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
            {plan.measures.map((measure) => (
              <Chip key={measure} size="small" variant="outlined" label={term('careMeasures', measure)} />
            ))}
          </Box>
        </Fact>
      )}
      {plan.lookIns.length > 0 && (
        <Fact label={c('lookIns')}>
          <LookInLights today={plan.today} inWords />
          {plan.lookIn && (
            <div>{c('lookInUntil', { slot: term('lookInSlots', plan.lookIn.slot), time: format.when(plan.lookIn.until, now) })}</div>
          )}
          {detail && <Box sx={quiet}>{card('source', { source: pick(lang, detail.lookInSource) })}</Box>}
        </Fact>
      )}
      <Fact label={t('responsible')}>
        {person.responsibleName} <Masked value={person.responsiblePhone} />
        <StandIn person={person} />
      </Fact>
    </>
  );
};
