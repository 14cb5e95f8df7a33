import type { ElementType, ReactNode } from 'react';
import { Box } from '@mui/material';

/** Read by screen readers, not seen. */
export const VisuallyHidden = ({ children, as = 'span' }: { readonly children: ReactNode; readonly as?: ElementType }) => (
  <Box
    component={as}
    sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' }}
  >
    {children}
  </Box>
);
