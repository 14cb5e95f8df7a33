import { Alert, Box } from '@mui/material';
import { useMapStrings } from './strings';

interface Props {
  readonly loading: boolean;
  /** The outlines of the grids could not be had. */
  readonly failed: boolean;
}

/** What is still to come, and what does not come. */
export const MapNotes = ({ loading, failed }: Props) => {
  const t = useMapStrings();
  return (
    <>
      {loading && (
        <Box
          role="status"
          sx={{
            position: 'absolute',
            left: '50%',
            bottom: 8,
            transform: 'translateX(-50%)',
            zIndex: 1,
            px: 1,
            bgcolor: 'background.paper',
            color: 'text.secondary',
          }}
        >
          {t('loading')}
        </Box>
      )}
      {failed && (
        <Alert severity="warning" sx={{ position: 'absolute', bottom: 8, right: 8, py: 0 }}>
          {t('gridsFailed')}
        </Alert>
      )}
    </>
  );
};
