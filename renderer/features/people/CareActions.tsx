import { useState } from 'react';
import { Box, Button } from '@mui/material';
import type { PersonRow } from '../../../preload/contract';
import { Kbd } from '../../components';
import { useShortcut, useTerm } from '../../kit';
import { careLetters, type CareDeed } from './care-letters';
import { CareForm } from './CareForm';
import { useCareStrings } from './care-strings';
import { DutyForm } from './DutyForm';
import { HandForm } from './HandForm';
import type { PersonDetail } from './use-person';

const DeedButton = ({ deed, open, onPress }: { readonly deed: CareDeed; readonly open: boolean; readonly onPress: () => void }) => {
  const term = useTerm();
  const t = useCareStrings();
  useShortcut(careLetters[deed], onPress, { label: term('careActions', deed), group: t('group') });
  return (
    <Button
      variant={deed === 'visit' ? 'contained' : 'outlined'}
      color={deed === 'visit' ? 'primary' : 'secondary'}
      aria-expanded={open}
      data-testid={`care-${deed}`}
      onClick={onPress}
      endIcon={<Kbd>{careLetters[deed].toUpperCase()}</Kbd>}
    >
      {term('careActions', deed)}
    </Button>
  );
};

interface Props {
  readonly person: PersonRow;
  readonly members: PersonDetail['members'] | undefined;
  readonly onOpenCase: (caseId: string) => void;
}

/** What this seat may do for the person now; the form opens under the buttons and keeps what was typed. */
export const CareActions = ({ person, members, onOpenCase }: Props) => {
  const [deed, setDeed] = useState<CareDeed>();
  const offered = (Object.keys(careLetters) as CareDeed[]).filter((one) => person.plan.actions.includes(one));
  if (offered.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {offered.map((one) => (
          <DeedButton key={one} deed={one} open={one === deed} onPress={() => setDeed(one === deed ? undefined : one)} />
        ))}
      </Box>
      {deed !== undefined &&
        offered.includes(deed) &&
        (deed === 'hand' ? (
          <HandForm person={person} members={members} onDone={() => setDeed(undefined)} />
        ) : deed === 'duty' ? (
          <DutyForm person={person} onDone={() => setDeed(undefined)} onOpenCase={onOpenCase} />
        ) : (
          <CareForm key={deed} deed={deed} person={person} onDone={() => setDeed(undefined)} />
        ))}
    </Box>
  );
};
