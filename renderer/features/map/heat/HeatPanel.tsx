import { useState } from 'react';
import { Box, NativeSelect, Paper, Slider, useMediaQuery } from '@mui/material';
import { HEAT_SPANS, type Heat, type HeatSpan } from '../../../../preload/contract';
import { useFormat, useLang, useTerm } from '../../../kit';
import { Bars, Steps } from './Steps';
import { crowded } from '../room';
import { useHeatStrings } from './strings';
import type { Spot } from './places';
import { TopPlaces } from './TopPlaces';
import { usePlay } from './use-play';
import { stepWords } from './words';

interface Props {
  readonly heat: Heat | undefined;
  readonly failed: boolean;
  readonly over: HeatSpan;
  /** Where the step that is looked at begins; undefined: the last one. */
  readonly from: number | undefined;
  readonly onOver: (over: HeatSpan) => void;
  /** The step that begins at an instant; undefined: the last one. */
  readonly onStep: (from: number | undefined) => void;
  readonly ink: string;
  readonly listed: boolean;
  readonly spotOf: (code: string) => Spot | undefined;
  readonly onGo: (code: string) => void;
}

/** Time of the heat: what is shown in words, the slider through its steps, and where most came from. */
export const HeatPanel = ({ heat, failed, over, from, onOver, onStep, ink, listed, spotOf, onGo }: Props) => {
  const t = useHeatStrings();
  const lang = useLang();
  const term = useTerm();
  const { number } = useFormat();
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [playing, setPlaying] = useState(false);
  const steps = heat?.steps ?? [];
  const last = steps.length - 1;
  /** The step that is asked for: the slider does not wait for the answer, which the picture does. */
  const asked = steps.findIndex((step) => step.from === from);
  const at = asked < 0 ? Math.max(0, last) : asked;
  const shown = steps.findIndex((step) => step.from === heat?.from);
  const go = (to: number): void => onStep(to >= last ? undefined : steps[Math.max(0, to)]?.from);
  usePlay({ playing: playing && !calm, at: shown, last, go, end: () => setPlaying(false) });
  const count = (of: number) => t('reports', { count: of, formatted: number(of) });
  const step = steps[at];
  const words = step && `${stepWords(lang, step)} · ${count(step.count)}`;
  return (
    <Paper
      component="section"
      elevation={3}
      aria-label={t('title')}
      data-testid="map-heat"
      data-step={heat?.from}
      sx={{
        position: 'absolute',
        zIndex: 1,
        left: listed ? 276 : 8,
        bottom: 32,
        width: 'min(440px, calc(100% - 16px))',
        [crowded(listed)]: { left: 8 },
        px: 1,
        py: 0.5,
        fontSize: '0.929rem',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ fontWeight: 600, mr: 'auto', minWidth: 0 }} data-testid="map-heat-words">
          {words ?? t(failed ? 'failed' : 'loading')}
        </Box>
        <NativeSelect
          value={over}
          onChange={({ target }) => onOver(HEAT_SPANS.find((one) => one === target.value) ?? over)}
          disableUnderline
          inputProps={{ 'aria-label': t('span') }}
          sx={{ height: 28, fontSize: '0.929rem', flexShrink: 0 }}
        >
          {HEAT_SPANS.map((one) => (
            <option key={one} value={one}>
              {term('heatSpans', one)}
            </option>
          ))}
        </NativeSelect>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Steps at={at} last={last} onGo={go} playing={playing} onPlay={calm ? undefined : () => setPlaying(!playing)} />
        <Box sx={{ flex: 1, minWidth: 0, px: 0.5 }}>
          <Bars steps={steps} at={at} ink={ink} />
          <Slider
            size="small"
            min={0}
            max={Math.max(1, last)}
            step={1}
            value={at}
            disabled={steps.length === 0}
            onChange={(_event, to) => {
              setPlaying(false);
              go(to as number);
            }}
            getAriaValueText={(value) => (steps[value] ? `${stepWords(lang, steps[value])} · ${count(steps[value].count)}` : '')}
            slotProps={{ input: { 'aria-label': t('step') } }}
            sx={{ display: 'block', py: '7px', '@media (pointer: coarse)': { py: '7px' } }}
          />
        </Box>
      </Box>
      {heat && <TopPlaces heat={heat} ink={ink} spotOf={spotOf} onGo={onGo} />}
      {heat && failed && <Box sx={{ color: 'text.secondary' }}>{t('failed')}</Box>}
      {heat !== undefined && heat.behind > 0 && (
        <Box role="status" sx={{ color: 'text.secondary' }}>
          {t('behind', { formatted: number(heat.behind) })}
        </Box>
      )}
    </Paper>
  );
};
