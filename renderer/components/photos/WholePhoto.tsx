import { useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import { usePhotoStrings } from './strings';
import { photoAddress, useTried } from './use-why';
import { photoWords } from './words';

const layer = { position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'contain' } as const;
/** What takes no time is not announced. */
const late = { animation: 'photo-late 0s 600ms both', '@keyframes photo-late': { from: { opacity: 0 }, to: { opacity: 1 } } } as const;

/**
 * A whole photo. While it is fetched, and where it cannot be, its small picture stands in its place with words that say so, and it can
 * be tried again.
 */
export const WholePhoto = ({ id, alt }: { readonly id: string; readonly alt: string }) => {
  const t = usePhotoStrings();
  const { tries, loaded, why, waits, onLoad, onError, again } = useTried(id, false);
  /** At which try its small picture came; from then on it stays. */
  const [smallAt, setSmallAt] = useState<number>();
  const small = smallAt !== undefined;
  return (
    <Box sx={{ position: 'relative', width: '100%', height: '100%' }}>
      {!loaded && (
        <Box
          component="img"
          key={`small ${smallAt ?? tries}`}
          src={photoAddress(id, true)}
          alt={small ? alt : ''}
          data-photo="small"
          onLoad={() => setSmallAt(tries)}
          sx={{ ...layer, visibility: small ? 'visible' : 'hidden' }}
        />
      )}
      {(!why || waits) && (
        <Box
          component="img"
          key={tries}
          src={photoAddress(id)}
          alt={loaded ? alt : ''}
          data-photo="whole"
          onLoad={onLoad}
          onError={onError}
          sx={{ ...layer, visibility: loaded ? 'visible' : 'hidden' }}
        />
      )}
      {!loaded && (
        <Box
          role="status"
          data-photo-state={why?.state ?? 'fetching'}
          sx={{
            position: 'absolute',
            insetInline: 0,
            bottom: 0,
            display: 'flex',
            alignItems: 'center',
            gap: 1.5,
            px: 1.5,
            py: 0.75,
            bgcolor: 'background.paper',
            borderTop: 1,
            borderColor: 'divider',
            ...(why ? {} : late),
          }}
        >
          <Typography variant="body2">{why ? photoWords(why, t, small) : t(small ? 'smallFetching' : 'fetching')}</Typography>
          {waits && (
            <Button size="small" variant="outlined" onClick={again} data-testid="photo-again">
              {t('again')}
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
};
