import { useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import { PHOTO_REFUSALS, type PhotoRefusal } from '../../../preload/contract';
import { announce, useFormat } from '../../kit';
import { useNotTakenStrings } from './not-taken-strings';
import { useUnsent, type Unsent } from './use-unsent';

type Refused = Extract<Unsent['photos'][number], { state: 'refused' }>;

/** Beside photos: which of them the platform did not take, why, that they are safe here, what to do; and sends them again. */
export const NotTaken = ({ ids }: { readonly ids: readonly string[] }) => {
  const { unsent, retry } = useUnsent(ids);
  const refused = unsent.photos.filter((photo): photo is Refused => photo.state === 'refused' && ids.includes(photo.mediaId));
  return PHOTO_REFUSALS.map((why) => {
    const photos = refused.filter((photo) => photo.why === why);
    if (photos.length === 0) return null;
    return <Note key={why} why={why} photos={photos} ids={ids} {...(unsent.mayRetry ? { onRetry: retry } : {})} />;
  });
};

interface NoteProps {
  readonly why: PhotoRefusal;
  readonly photos: readonly Refused[];
  readonly ids: readonly string[];
  readonly onRetry?: (ids: readonly string[]) => Promise<void>;
}

const Note = ({ why, photos, ids, onRetry }: NoteProps) => {
  const t = useNotTakenStrings();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const send = async () => {
    setAsked(true);
    announce(t('sendingAgain', { count: photos.length }));
    await onRetry?.(photos.map(({ mediaId }) => mediaId));
    setAsked(false);
  };
  const places = format.list(photos.map(({ mediaId }) => t('place', { place: format.number(ids.indexOf(mediaId) + 1) })));
  return (
    <Box
      role="group"
      aria-label={t('notTaken')}
      data-testid="photo-not-taken"
      data-why={why}
      sx={{ mt: 0.75, border: 1, borderColor: 'error.main', borderRadius: 1, px: 1.5, py: 1, bgcolor: 'background.paper' }}
    >
      <Typography sx={{ color: 'error.main', fontWeight: 600 }}>{t(`what-${why}`, { places })}</Typography>
      <Typography variant="body2">{t(`safe-${why}`)}</Typography>
      <Typography variant="body2">{t(`do-${why}`)}</Typography>
      {why !== 'damaged' && (
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {t('said', { said: photos[0]!.said })}
        </Typography>
      )}
      {onRetry && why !== 'damaged' && (
        <Button variant="outlined" disabled={asked} onClick={() => void send()} data-testid="photo-retry" sx={{ mt: 1 }}>
          {t('retry')}
        </Button>
      )}
    </Box>
  );
};
