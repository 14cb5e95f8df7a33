import { useEffect, useState } from 'react';
import { Box, Typography } from '@mui/material';
import type { Output } from '../../../preload/contract';
import { griddesk } from '../../kit';
import { usePhotoStrings } from './strings';

/** Main serves photos from the cache or the platform; nothing is loaded from elsewhere. */
export const photoAddress = (id: string, small = false): string => `app://griddesk/media/${encodeURIComponent(id)}${small ? '?thumb' : ''}`;

type Why = Output<'media.state'>;

/** Why a photo is not to be seen; undefined while it is asked. */
const useWhy = (id: string, failed: boolean): Why | undefined => {
  const [why, setWhy] = useState<Why>();
  useEffect(() => {
    if (!failed) return undefined;
    let current = true;
    void griddesk.media.state({ mediaId: id }).then((answer) => current && setWhy(answer.ok ? answer.value : { state: 'unreachable' }));
    return () => {
      current = false;
    };
  }, [id, failed]);
  return failed ? why : undefined;
};

interface Props {
  readonly id: string;
  readonly alt: string;
  readonly fit: 'cover' | 'contain';
  /** The small picture is enough. */
  readonly small?: boolean;
}

/** A photo, or in its place why there is none. One that may still come is tried again when something new arrives. */
export const Photo = ({ id, alt, fit, small = false }: Props) => {
  const t = usePhotoStrings();
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const why = useWhy(id, failed);
  const waits = why?.state === 'none' || why?.state === 'unreachable';
  useEffect(() => {
    if (!waits) return undefined;
    const again = () => {
      setFailed(false);
      setTries((before) => before + 1);
    };
    const ends = [griddesk.onPoke(again), griddesk.onConnection(again)];
    return () => ends.forEach((end) => end());
  }, [waits]);
  if (failed)
    return (
      <Typography
        variant="caption"
        component="span"
        data-photo-state={why?.state}
        sx={{ p: 0.5, color: 'text.secondary', lineHeight: 1.3 }}
      >
        {why && words(why, t)}
      </Typography>
    );
  return (
    <Box
      component="img"
      key={tries}
      src={photoAddress(id, small)}
      alt={alt}
      onError={() => setFailed(true)}
      sx={{ width: '100%', height: '100%', objectFit: fit, display: 'block' }}
    />
  );
};

const words = (why: Why, t: ReturnType<typeof usePhotoStrings>): string => {
  if (why.state === 'refused') return t('refused', { what: t(why.problem) });
  if (why.state === 'here') return t('refused', { what: t('damaged') });
  return t(why.state === 'none' ? 'arriving' : 'unreachable');
};
