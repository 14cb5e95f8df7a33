import { CircularProgress, Stack, Typography } from '@mui/material';
import { useBootStrings } from './strings';

export const Opening = () => {
  const t = useBootStrings();
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5 }} role="status">
      <CircularProgress size={18} aria-label={t('opening')} />
      <Typography component="h1">{t('opening')}</Typography>
    </Stack>
  );
};
