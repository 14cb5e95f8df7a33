import { Box, Button, Typography } from '@mui/material';
import { useErrorStrings, useErrorWords } from './errors';

interface Props {
  /** A BridgeError, or anything thrown. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What happened, what is safe, what to do; beside the thing that failed. */
export const ErrorNote = ({ error, onRetry }: Props) => {
  const words = useErrorWords()(error);
  const t = useErrorStrings();
  return (
    <Box role="alert" sx={{ border: 1, borderColor: 'error.main', borderRadius: 1, px: 1.5, py: 1, bgcolor: 'background.paper' }}>
      <Typography sx={{ color: 'error.main', fontWeight: 600 }}>{words.what}</Typography>
      <Typography variant="body2">{words.safe}</Typography>
      <Typography variant="body2">{words.do}</Typography>
      {onRetry && (
        <Button onClick={onRetry} variant="outlined" sx={{ mt: 1 }}>
          {t('retry')}
        </Button>
      )}
    </Box>
  );
};
