import { memo, useState } from 'react';
import { Box, ButtonBase, Dialog, IconButton, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import NextIcon from '@mui/icons-material/ChevronRight';
import PreviousIcon from '@mui/icons-material/ChevronLeft';
import { NotTaken, Photo, WholePhoto } from '../../components';
import { useCaseStrings } from './strings';

interface Props {
  readonly ids: readonly string[];
  readonly size?: number;
  /** Whether it is told here which of them the platform did not take: once for each photo of a case. */
  readonly told?: boolean;
}

/** Small photos in a row; a press opens one large. What cannot be shown says why in its place. */
export const Photos = memo(({ ids, size = 88, told = true }: Props) => {
  const t = useCaseStrings();
  const [open, setOpen] = useState<number>();
  if (ids.length === 0) return null;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {ids.map((id, index) => (
          <ButtonBase
            key={id}
            onClick={() => setOpen(index)}
            aria-label={t('openPhoto', { place: index + 1 })}
            sx={{
              width: size * 1.33,
              height: size,
              border: 1,
              borderColor: 'divider',
              borderRadius: 0.5,
              overflow: 'hidden',
              bgcolor: 'surface.sunken',
            }}
          >
            <Photo id={id} alt="" fit="cover" />
          </ButtonBase>
        ))}
      </Box>
      {told && <NotTaken ids={ids} />}
      {open !== undefined && <Lightbox ids={ids} place={open} onPlace={setOpen} onClose={() => setOpen(undefined)} />}
    </>
  );
});
Photos.displayName = 'Photos';

interface LightboxProps {
  readonly ids: readonly string[];
  readonly place: number;
  readonly onPlace: (place: number) => void;
  readonly onClose: () => void;
}

/** One photo over everything: arrow keys turn, Esc closes, the focus returns to where it was. */
const Lightbox = ({ ids, place, onPlace, onClose }: LightboxProps) => {
  const t = useCaseStrings();
  const step = (by: number) => onPlace((place + by + ids.length) % ids.length);
  const words = t('photo', { place: place + 1, total: ids.length });
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      transitionDuration={0}
      slotProps={{ paper: { 'aria-label': words } }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(1);
        if (event.key === 'ArrowLeft') step(-1);
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.5 }}>
        <Typography sx={{ mr: 'auto' }} role="status">
          {words}
        </Typography>
        {ids.length > 1 && (
          <>
            <IconButton size="small" onClick={() => step(-1)} aria-label={t('previousPhoto')} title={t('previousPhoto')}>
              <PreviousIcon />
            </IconButton>
            <IconButton size="small" onClick={() => step(1)} aria-label={t('nextPhoto')} title={t('nextPhoto')}>
              <NextIcon />
            </IconButton>
          </>
        )}
        <IconButton size="small" autoFocus onClick={onClose} aria-label={t('closePhoto')} title={t('closePhoto')}>
          <CloseIcon />
        </IconButton>
      </Box>
      <Box
        sx={{
          width: 'min(86vw, 1200px)',
          height: 'min(80vh, 800px)',
          display: 'grid',
          gridTemplate: 'minmax(0, 1fr) / minmax(0, 1fr)',
          bgcolor: 'surface.sunken',
        }}
      >
        <WholePhoto key={ids[place]} id={ids[place]!} alt={words} />
      </Box>
    </Dialog>
  );
};
