import { Box } from '@mui/material';

const SIZE = 19;
const line = { position: 'absolute', bgcolor: 'text.primary', boxShadow: '0 0 0 1px var(--mui-palette-background-paper)' } as const;

/** Where the keyboard points: the middle of the map. */
export const Cross = () => (
  <Box
    aria-hidden
    data-testid="map-cross"
    sx={{ position: 'absolute', inset: 0, m: 'auto', width: SIZE, height: SIZE, zIndex: 1, pointerEvents: 'none' }}
  >
    <Box sx={{ ...line, left: 0, right: 0, top: (SIZE - 1) / 2, height: '1px' }} />
    <Box sx={{ ...line, top: 0, bottom: 0, left: (SIZE - 1) / 2, width: '1px' }} />
  </Box>
);
