import type { ReactNode } from 'react';
import { Box, Typography } from '@mui/material';

interface Props {
  readonly icon?: ReactNode;
  /** What is the case. */
  readonly title: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly action?: ReactNode;
}

/** Nothing to show, or not yet: a sentence and a next step, never a blank. */
export const EmptyState = ({ icon, title, hint, action }: Props) => (
  <Box
    sx={{
      height: '100%',
      minHeight: 160,
      display: 'grid',
      placeContent: 'center',
      justifyItems: 'center',
      textAlign: 'center',
      gap: 0.5,
      p: 3,
    }}
  >
    {icon && (
      <Box sx={{ color: 'text.disabled', '& svg': { fontSize: 36 } }} aria-hidden>
        {icon}
      </Box>
    )}
    <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
    {hint && (
      <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: '36em' }}>
        {hint}
      </Typography>
    )}
    {action && <Box sx={{ mt: 1 }}>{action}</Box>}
  </Box>
);
