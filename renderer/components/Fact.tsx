import type { ReactNode } from 'react';
import { Box } from '@mui/material';

/** A name and what stands behind it, in a list of two columns. */
export const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <>
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {label}
    </Box>
    <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
      {children}
    </Box>
  </>
);

export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.5 }}>
    {children}
  </Box>
);
