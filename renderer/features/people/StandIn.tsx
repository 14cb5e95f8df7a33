import { useRef, useState } from 'react';
import { Box, Button } from '@mui/material';
import type { PersonRow } from '../../../preload/contract';
import { ErrorNote, Masked, useToast } from '../../components';
import { griddesk, newId, valueOf } from '../../kit';
import { useCardStrings } from './card-strings';
import { useCareStrings } from './care-strings';

/** The responsible member is off duty: who goes instead this time, and one press to hand the person over for good. */
export const StandIn = ({ person }: { readonly person: PersonRow }) => {
  const t = useCardStrings();
  const c = useCareStrings();
  const toast = useToast();
  const [error, setError] = useState<unknown>();
  const commandId = useRef(newId());
  const { standIn, offDuty, actions } = person.plan;
  if (!offDuty) return null;
  const hand = async (memberId: string, name: string) => {
    try {
      await valueOf(griddesk.people.hand({ commandId: commandId.current, personId: person.id, memberId }));
      toast({ message: t('handed', { name }) });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Box role="note" data-testid="stand-in" sx={{ border: 1, borderColor: 'warning.main', borderRadius: 1, px: 1, py: 0.5, mt: 0.25 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
        {standIn ? (
          <span>
            {c('standIn', { name: standIn.name })} <Masked value={standIn.phone} />
          </span>
        ) : (
          c('offDuty')
        )}
        {standIn && actions.includes('hand') && (
          <Button size="small" sx={{ ml: 'auto' }} data-testid="hand-stand-in" onClick={() => void hand(standIn.id, standIn.name)}>
            {t('handTo', { name: standIn.name })}
          </Button>
        )}
      </Box>
      {error !== undefined && <ErrorNote error={error} />}
    </Box>
  );
};
