import type { ReactNode } from 'react';
import { Box, Typography } from '@mui/material';
import { useBootStrings } from './strings';

/** A quiet page with one matter in the middle. */
export const Frame = ({ children }: { readonly children: ReactNode }) => {
  const t = useBootStrings();
  return (
    <Box
      component="main"
      sx={{ height: '100%', overflow: 'auto', display: 'grid', placeItems: 'center', p: 3, bgcolor: 'background.default' }}
    >
      <Box sx={{ width: 'min(480px, 100%)' }}>
        <Typography component="p" sx={{ color: 'text.secondary', mb: 1 }}>
          {t('product')}
        </Typography>
        <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, p: 3 }}>{children}</Box>
      </Box>
    </Box>
  );
};
