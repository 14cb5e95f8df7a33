import { Box } from '@mui/material';
import { useConnection } from '../../replica';
import { useStatusStrings } from './strings';

/** Across the window while nothing can be saved, or soon nothing will: what happened, what is safe, what to do. */
export const StorageBanner = () => {
  const t = useStatusStrings();
  const storage = useConnection((state) => state.storage);
  if (storage === undefined) return null;
  const soon = storage === 'disk-low';
  return (
    <Box
      role="alert"
      data-testid="storage-banner"
      data-storage={storage}
      sx={{
        gridArea: 'note',
        px: 2,
        py: 0.75,
        borderBottom: 1,
        borderColor: soon ? 'warning.main' : 'error.main',
        bgcolor: 'background.paper',
      }}
    >
      <Box component="strong" sx={{ color: soon ? 'text.primary' : 'error.main', fontWeight: 600, mr: 1 }}>
        {t(`storage.${storage}`)}
      </Box>
      {t(`storage.${storage}.do`)}
    </Box>
  );
};
