import { Box, Button, Typography } from '@mui/material';
import { useFormat } from '../../kit';
import { useMobiliseStrings } from './strings';

interface Props {
  readonly skip: number;
  readonly shown: number;
  readonly total: number;
  readonly size: number;
  readonly onSkip: (skip: number) => void;
}

/** Back and forth through a list of which a page is here. */
export const Pager = ({ skip, shown, total, size, onSkip }: Props) => {
  const t = useMobiliseStrings();
  const { number } = useFormat();
  if (total <= size) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.5 }}>
      <Button size="small" disabled={skip === 0} onClick={() => onSkip(Math.max(0, skip - size))}>
        {t('earlier')}
      </Button>
      <Typography variant="body2">{t('page', { from: number(skip + 1), to: number(skip + shown), total: number(total) })}</Typography>
      <Button size="small" disabled={skip + shown >= total} onClick={() => onSkip(skip + size)}>
        {t('later')}
      </Button>
    </Box>
  );
};
