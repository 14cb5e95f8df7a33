import type { ReactNode } from 'react';
import { Box } from '@mui/material';

interface Props {
  readonly label: string;
  readonly testId: string;
  readonly children: ReactNode;
}

/**
 * A table of numbers that change every second: plain cells under one style, because each cell of a component of its own is
 * drawn at every change. The first column is words, the others numbers.
 */
export const NumberTable = ({ label, testId, children }: Props) => (
  <Box
    component="table"
    aria-label={label}
    data-testid={testId}
    sx={{
      width: '100%',
      borderCollapse: 'collapse',
      '& th, & td': { px: 1.5, py: 0.5, textAlign: 'right', borderBottom: 1, borderColor: 'divider', fontWeight: 400 },
      // A number that follows the words of its row is not the first.
      '& th:first-of-type, & td:first-of-type:not(th ~ td)': { textAlign: 'left' },
      '& .bar': { height: 8, bgcolor: 'action.hover', borderRadius: 1 },
      '& .bar > div': { height: 8, bgcolor: 'primary.main', borderRadius: 1 },
      '& thead th': { position: 'sticky', top: 0, bgcolor: 'background.paper', fontWeight: 600, zIndex: 1 },
    }}
  >
    {children}
  </Box>
);
