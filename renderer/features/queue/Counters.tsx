import { ToggleButton, ToggleButtonGroup, Box } from '@mui/material';
import type { Role } from '../../../preload/contract';
import { useFormat, useSettings } from '../../kit';
import { changeFilter } from './filter-store';
import type { Counts, Only } from './filter';
import { useQueueStrings } from './strings';

const ONLY: readonly Only[] = ['all', 'mine', 'overdue', 'unread', 'urgent'];
/** What waits for the shift lead stands where the others have the unread ones, which the rows show by themselves. */
const LEADS_ONLY: readonly Only[] = ['all', 'requests', 'mine', 'overdue', 'urgent'];

/** What a seat can narrow its list to. */
export const onlyFor = (role: Role): readonly Only[] => (role === 'lead' ? LEADS_ONLY : ONLY);

/** How many of what, each a switch that shows only those. */
export const Counters = ({ counts, only }: { readonly counts: Counts; readonly only: Only }) => {
  const t = useQueueStrings();
  const { number } = useFormat();
  const { role } = useSettings().seat;
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={only}
      onChange={(_event, next: Only | null) => changeFilter({ only: next ?? 'all' })}
      aria-label={t('title')}
      sx={{ '& .MuiToggleButton-root': { py: 0, px: 1, height: 28, textTransform: 'none', color: 'text.primary', whiteSpace: 'nowrap' } }}
    >
      {onlyFor(role).map((name) => (
        <ToggleButton key={name} value={name} data-testid={`queue-only-${name}`}>
          {t(name)}
          <Box
            component="span"
            sx={{ ml: 0.75, fontWeight: 600, color: name === 'overdue' && counts.overdue > 0 ? 'light.red' : 'inherit' }}
          >
            {number(counts[name])}
          </Box>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
