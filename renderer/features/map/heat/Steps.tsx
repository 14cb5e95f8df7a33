import { Box, IconButton, Tooltip } from '@mui/material';
import BackIcon from '@mui/icons-material/SkipPreviousOutlined';
import NextIcon from '@mui/icons-material/SkipNextOutlined';
import PauseIcon from '@mui/icons-material/PauseOutlined';
import PlayIcon from '@mui/icons-material/PlayArrowOutlined';
import type { HeatStep } from '../../../../preload/contract';
import { useHeatStrings } from './strings';

interface Props {
  readonly at: number;
  readonly last: number;
  readonly onGo: (to: number) => void;
  readonly playing: boolean;
  /** Undefined: less motion is asked for, so nothing plays by itself. */
  readonly onPlay: (() => void) | undefined;
}

/** One step back, play, one step on. */
export const Steps = ({ at, last, onGo, playing, onPlay }: Props) => {
  const t = useHeatStrings();
  const playWords = t(playing ? 'pause' : 'play');
  return (
    <Box sx={{ display: 'flex' }}>
      <IconButton size="small" aria-label={t('back')} disabled={at <= 0} onClick={() => onGo(at - 1)}>
        <BackIcon fontSize="small" />
      </IconButton>
      {onPlay && (
        <Tooltip title={playWords}>
          <IconButton size="small" aria-label={playWords} onClick={onPlay} data-testid="map-heat-play">
            {playing ? <PauseIcon fontSize="small" /> : <PlayIcon fontSize="small" />}
          </IconButton>
        </Tooltip>
      )}
      <IconButton size="small" aria-label={t('next')} disabled={at >= last} onClick={() => onGo(at + 1)}>
        <NextIcon fontSize="small" />
      </IconButton>
    </Box>
  );
};

/** How many came in each step, above the slider; the slider says it in words. */
export const Bars = ({ steps, at, ink }: { readonly steps: readonly HeatStep[]; readonly at: number; readonly ink: string }) => {
  const most = steps.reduce((high, { count }) => Math.max(high, count), 1);
  return (
    <Box aria-hidden sx={{ display: 'flex', alignItems: 'flex-end', height: 18, gap: steps.length > 40 ? 0 : '1px', mb: '-6px' }}>
      {steps.map(({ from, count }, i) => (
        <Box
          key={from}
          sx={{ flex: 1, minWidth: 0, bgcolor: ink }}
          style={{ height: count === 0 ? 0 : `${Math.max(8, (100 * count) / most)}%`, opacity: i === at ? 1 : 0.4 }}
        />
      ))}
    </Box>
  );
};
