import { useEffect } from 'react';
import { Box, Button, Typography } from '@mui/material';
import type { Output } from '../../../preload/contract';
import { useNow } from '../../kit';
import { useRosterStrings } from './strings';

export type Reached = Output<'contact.reach'>;

/** Name and number in full while they are shown. */
export const Shown = ({ reached, onEnd }: { readonly reached: Reached; readonly onEnd: () => void }) => {
  const t = useRosterStrings();
  const now = useNow(1000);
  const left = Math.ceil((reached.until - now) / 1000);
  useEffect(() => {
    if (left <= 0) onEnd();
  }, [left, onEnd]);
  return (
    <Box data-testid="roster-reached" sx={{ border: 2, borderColor: 'warning.main', borderRadius: 1, p: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography component="p" sx={{ fontSize: '1.286rem', fontWeight: 600, mr: 'auto' }}>
          {reached.name}　{reached.phone}
        </Typography>
        <Button variant="outlined" onClick={onEnd}>
          {t('hide')}
        </Button>
      </Box>
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
        {t(reached.opened ? 'opened' : 'notOpened')} {t('shownFor', { count: Math.min(60, Math.max(0, left)) })}
      </Typography>
    </Box>
  );
};
