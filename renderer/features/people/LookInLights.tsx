import { Box } from '@mui/material';
import type { Light, LookInState, PersonRow } from '../../../preload/contract';
import { LightMark, VisuallyHidden } from '../../components';
import { useTerm } from '../../kit';
import { useCareStrings } from './care-strings';

const LIGHTS: Readonly<Record<LookInState, Light>> = { ahead: 'none', due: 'yellow', late: 'red', missed: 'red', done: 'green' };

/** Today's look-ins, each with its light: made, to be made now, missed. In a list the letter and the mark, on the card the words. */
export const LookInLights = ({ today, inWords = false }: { readonly today: PersonRow['plan']['today']; readonly inWords?: boolean }) => {
  const term = useTerm();
  const c = useCareStrings();
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: inWords ? 2 : 1 }}>
      {today.map(({ slot, state }) => (
        <Box
          key={slot}
          component="span"
          data-testid="look-in"
          data-slot={slot}
          data-state={state}
          sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: LIGHTS[state] === 'red' ? 'light.red' : undefined }}
        >
          <span aria-hidden>
            <LightMark light={LIGHTS[state]} size={10} />
          </span>
          {inWords ? (
            <span>
              {term('lookInSlots', slot)} · {term('lookInStates', state)}
            </span>
          ) : (
            <>
              <span aria-hidden>{c(`short-${slot}`)}</span>
              <VisuallyHidden>
                {term('lookInSlots', slot)} · {term('lookInStates', state)}
              </VisuallyHidden>
            </>
          )}
        </Box>
      ))}
    </Box>
  );
};
