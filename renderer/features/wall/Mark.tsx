import { Box } from '@mui/material';
import { LightMark } from '../../components';
import type { Light } from '../../../preload/contract';

/** A light's shape, as large as the text beside it. */
export const Mark = ({ light }: { readonly light: Light }) => (
  <Box component="span" sx={{ display: 'inline-flex', '& svg': { width: '0.62em', height: '0.62em' } }}>
    <LightMark light={light} />
  </Box>
);
