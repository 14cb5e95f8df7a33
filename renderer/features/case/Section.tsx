import { useId, type ReactNode } from 'react';
import { Box, Typography } from '@mui/material';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the panel under its heading. */
export const Section = ({ title, aside, children }: Props) => {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 0.75 }}>
        <Typography id={id} component="h3" variant="h3">
          {title}
        </Typography>
        <Box sx={{ ml: 'auto', color: 'text.secondary', fontSize: '0.857rem' }}>{aside}</Box>
      </Box>
      {children}
    </Box>
  );
};
