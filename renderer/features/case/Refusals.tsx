import { Box, Typography } from '@mui/material';
import type { CaseRow } from '../../../preload/contract';
import { useFormat, useNow } from '../../kit';
import { useCaseStrings } from './strings';

/** Tasks that departments sent back, the latest first. */
export const refusalsOf = (row: CaseRow) =>
  row.tasks.filter((task) => task.state === 'declined').toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));

/** Who refused the case, when and why; nothing where nobody did. */
export const Refusals = ({ row }: { readonly row: CaseRow }) => {
  const t = useCaseStrings();
  const format = useFormat();
  const now = useNow(60_000);
  const refusals = refusalsOf(row);
  if (refusals.length === 0) return null;
  return (
    <Box role="note" data-testid="refusals" sx={{ border: 1, borderColor: 'warning.main', borderRadius: 1, px: 1.5, py: 0.75 }}>
      <Typography variant="body2" sx={{ color: 'warning.main', fontWeight: 600 }}>
        {t('refusals')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {refusals.map((task) => (
          <Typography component="li" variant="body2" key={task.taskId} sx={{ overflowWrap: 'anywhere' }}>
            {t('refusal', { department: task.departmentName, reason: task.answer ?? '' })}
            <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
              {format.when(task.endedAt ?? task.sentAt, now)}
            </Box>
          </Typography>
        ))}
      </Box>
    </Box>
  );
};
