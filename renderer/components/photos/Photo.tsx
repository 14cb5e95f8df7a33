import { Box, Typography } from '@mui/material';
import { usePhotoStrings } from './strings';
import { photoAddress, useTried } from './use-why';
import { photoWords } from './words';

interface Props {
  readonly id: string;
  readonly alt: string;
  readonly fit: 'cover' | 'contain';
}

/** A small photo, or in its place why there is none. One that may still come is tried again when something new arrives. */
export const Photo = ({ id, alt, fit }: Props) => {
  const t = usePhotoStrings();
  const { tries, why, waits, onLoad, onError } = useTried(id, true);
  return (
    <>
      {why && (
        <Typography
          variant="caption"
          component="span"
          data-photo-state={why.state}
          sx={{ p: 0.5, color: 'text.secondary', lineHeight: 1.3 }}
        >
          {photoWords(why, t)}
        </Typography>
      )}
      {(!why || waits) && (
        <Box
          component="img"
          key={tries}
          src={photoAddress(id, true)}
          alt={alt}
          onLoad={onLoad}
          onError={onError}
          sx={{ width: '100%', height: '100%', objectFit: fit, display: why ? 'none' : 'block' }}
        />
      )}
    </>
  );
};
