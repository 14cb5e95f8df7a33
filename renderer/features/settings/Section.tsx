import type { ReactNode } from 'react';
import { Box, Typography } from '@mui/material';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A heading to the left, its settings to the right. */
export const Section = ({ title, hint, children }: Props) => (
  <Box
    component="section"
    aria-label={title}
    sx={{ display: 'grid', gridTemplateColumns: '200px minmax(0, 440px)', columnGap: 4, py: 3, borderTop: 1, borderColor: 'divider' }}
  >
    <div>
      <Typography variant="h2">{title}</Typography>
      {hint && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {hint}
        </Typography>
      )}
    </div>
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, alignItems: 'stretch' }}>{children}</Box>
  </Box>
);
