import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import type { PersonRow } from '../../../preload/contract';
import { EmptyState, ErrorNote, Facts, LightMark, Masked } from '../../components';
import { useNow, useShortcut } from '../../kit';
import { personLight } from '../../kit/visits';
import { usePerson } from '../../replica';
import { useCardStrings } from './card-strings';
import { CareActions } from './CareActions';
import { useCareStrings } from './care-strings';
import { PersonFacts } from './PersonFacts';
import { PersonHistory } from './PersonHistory';
import { PlanFacts } from './PlanFacts';
import { Reveal } from './Reveal';
import { usePeopleStrings } from './strings';
import { usePersonDetail } from './use-person';

interface Props {
  readonly personId: string;
  /** The case from which the person was opened. */
  readonly caseId?: string | undefined;
  readonly onClose: () => void;
  readonly onOpenCase: (caseId: string) => void;
}

/** What a seat is shown of one person, masked as main gave it: the plan, who goes, what may be done, what happened. */
export const PersonCard = ({ personId, ...props }: Props) => {
  const person = usePerson(personId);
  const card = useCardStrings();
  return person ? <Card key={personId} person={person} {...props} /> : <EmptyState title={card('gone')} />;
};

const Card = ({ person, caseId, onClose, onOpenCase }: Omit<Props, 'personId'> & { readonly person: PersonRow }) => {
  const t = usePeopleStrings();
  const card = useCardStrings();
  const c = useCareStrings();
  const now = useNow(60_000);
  const { detail, error } = usePersonDetail(person);
  useShortcut('Escape', onClose, { label: card('close'), group: c('group') });
  return (
    <Box
      component="section"
      aria-label={t('detail')}
      data-testid="person-detail"
      data-person-id={person.id}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, pt: 1 }}>
        <LightMark light={personLight(person, now)} />
        <Typography component="h2" variant="h2">
          <Masked value={person.name} />
        </Typography>
        <Box component="span" sx={{ color: 'text.secondary', mr: 'auto' }}>
          {t(person.sex)} {t('age', { count: person.age })} · {person.villageName}
        </Box>
        <Tooltip title={card('close')}>
          <IconButton size="small" aria-label={card('close')} data-testid="person-close" onClick={onClose}>
            <CloseIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
      <Box tabIndex={0} role="group" aria-label={t('detail')} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 1.5, pt: 0.75, pb: 1.5 }}>
        <CareActions person={person} members={detail?.members} onOpenCase={onOpenCase} />
        <Facts>
          <PlanFacts person={person} detail={detail} now={now} onOpenCase={onOpenCase} />
          <PersonFacts person={person} detail={detail} />
        </Facts>
        {person.plan.actions.includes('reveal') && (
          <Box sx={{ mt: 1, display: 'grid' }}>
            <Reveal personId={person.id} caseId={caseId ?? person.plan.caseId} />
          </Box>
        )}
        {error !== undefined && <ErrorNote error={error} />}
        {detail && <PersonHistory history={detail.history} />}
      </Box>
    </Box>
  );
};
