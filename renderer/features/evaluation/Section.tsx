import { useId, type ReactNode } from 'react';
import { Box, Typography } from '@mui/material';

interface Props {
  readonly title: string;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  readonly testId: string;
}

/** A part of the page with its heading; what chooses within it stands at the right. */
export const Section = ({ title, controls, children, testId }: Props) => {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} data-testid={testId} sx={{ mt: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <Typography id={id} component="h2" variant="h2" sx={{ mr: 'auto' }}>
          {title}
        </Typography>
        {controls}
      </Box>
      {children}
    </Box>
  );
};

/** A table and its picture side by side, one below the other where it is narrow. */
export const Beside = ({ table, chart }: { readonly table: ReactNode; readonly chart: ReactNode }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-start' }}>
    <Box sx={{ flex: '3 1 600px', minWidth: 0, overflowX: 'auto' }}>{table}</Box>
    <Box sx={{ flex: '2 1 380px', minWidth: 0 }}>{chart}</Box>
  </Box>
);

/** Numbers stand under each other. */
export const NUMBER = { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;
