import { Box } from '@mui/material';
import { MapWorkspace } from './MapWorkspace';

/** The map on a second screen. */
export const MapWindow = () => (
  <Box component="main" sx={{ height: '100%' }}>
    <MapWorkspace />
  </Box>
);
