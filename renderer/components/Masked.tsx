import { Box } from '@mui/material';
import { defineStrings } from '../kit';
import { VisuallyHidden } from './VisuallyHidden';

const useStrings = defineStrings('masked', { masked: '（已脱敏）' }, { masked: '(masked)' });

/** Personal data as main sent it, masked: 李** 138****0421. Says so to a screen reader instead of reading out stars. */
export const Masked = ({ value }: { readonly value: string }) => {
  const t = useStrings();
  return (
    <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {value}
      {value.includes('*') && <VisuallyHidden>{t('masked')}</VisuallyHidden>}
    </Box>
  );
};
