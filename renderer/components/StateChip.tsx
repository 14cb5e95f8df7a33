import { memo } from 'react';
import { Box } from '@mui/material';
import type { CaseStateName, Priority, TaskStateName } from '../../preload/contract';
import { useTerm } from '../kit';

const chip = {
  display: 'inline-block',
  px: 0.75,
  borderRadius: 0.5,
  fontSize: '0.857rem',
  lineHeight: '20px',
  whiteSpace: 'nowrap',
} as const;

/** A state is a word on a quiet ground; colour is kept for time. */
export const StateChip = memo(({ state }: { readonly state: CaseStateName }) => {
  const term = useTerm();
  return (
    <Box component="span" sx={{ ...chip, bgcolor: 'surface.bar', color: 'text.primary' }}>
      {term('caseStates', state)}
    </Box>
  );
});
StateChip.displayName = 'StateChip';

export const TaskStateChip = memo(({ state }: { readonly state: TaskStateName }) => {
  const term = useTerm();
  return (
    <Box component="span" sx={{ ...chip, bgcolor: 'surface.bar', color: 'text.primary' }}>
      {term('taskStates', state)}
    </Box>
  );
});
TaskStateChip.displayName = 'TaskStateChip';

/** Urgent is a word in a box, not a louder red; routine says nothing unless asked to. */
export const PriorityBox = memo(({ priority, always = false }: { readonly priority: Priority; readonly always?: boolean }) => {
  const term = useTerm();
  if (priority === 'routine' && !always) return null;
  const urgent = priority === 'urgent';
  return (
    <Box
      component="span"
      sx={{
        ...chip,
        lineHeight: '18px',
        border: 1,
        borderColor: urgent ? 'text.primary' : 'text.disabled',
        color: urgent ? 'text.primary' : 'text.secondary',
        fontWeight: urgent ? 700 : 400,
      }}
    >
      {term('priorities', priority)}
    </Box>
  );
});
PriorityBox.displayName = 'PriorityBox';
