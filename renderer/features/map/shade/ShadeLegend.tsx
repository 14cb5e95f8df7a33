import { useEffect, useRef } from 'react';
import { Box, Paper } from '@mui/material';
import { useFormat, type Format } from '../../../kit';
import { useMapStrings } from '../strings';
import { fillsOf } from './patterns';
import { STEPS, valueOf, worstPlaces, type Shade } from './rules';
import type { Shaded } from './use-shade';

/** Named in words beside the colours. */
const NAMED = 3;

const Swatch = ({ step, ground, ink }: { readonly step: number; readonly ground: string; readonly ink: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.fillStyle = fillsOf(ground, ink)[step]!;
    pen.fillRect(0, 0, 24, 16);
  }, [step, ground, ink]);
  return <Box component="canvas" ref={canvas} width={24} height={16} aria-hidden sx={{ border: 1, borderColor: 'divider' }} />;
};

const wordsOf = (shade: Shade, steps: readonly number[], step: number, format: Format): string => {
  if (shade === 'within') return step === 0 ? format.percent(1) : `< ${format.percent(steps[step - 1]!)}`;
  if (step === 0) return format.number(0);
  const [from, next] = [steps[step - 1]!, steps[step]];
  if (next === undefined) return `≥ ${format.number(from)}`;
  return next - 1 === from ? format.number(from) : `${format.number(from)}–${format.number(next - 1)}`;
};

interface Props {
  readonly shade: Shade;
  readonly shaded: Shaded;
  readonly nameOf: (code: string) => string;
  readonly ground: string;
  readonly ink: string;
}

/** What the colours and patterns of the areas mean, and in words which places are the worst. */
export const ShadeLegend = ({ shade, shaded: { steps, loads, level }, nameOf, ground, ink }: Props) => {
  const t = useMapStrings();
  const format = useFormat();
  const worst = worstPlaces(shade, loads, NAMED);
  const told = (code: string, value: number) => `${nameOf(code)} ${shade === 'within' ? format.percent(value) : format.number(value)}`;
  return (
    <Paper
      component="section"
      elevation={2}
      aria-label={t('shadeLegend')}
      data-testid="map-shade-legend"
      sx={{ position: 'absolute', right: 8, bottom: 8, zIndex: 1, px: 1, py: 0.75, maxWidth: 260, fontSize: '0.857rem' }}
    >
      <Box sx={{ fontWeight: 600 }}>
        {t(shade)} · {t(level)}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1.25 }}>
        {Array.from({ length: Math.min(STEPS, steps.length) + 1 }, (_, step) => (
          <Box component="li" key={step} sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontVariantNumeric: 'tabular-nums' }}>
            <Swatch step={step} ground={ground} ink={ink} />
            {wordsOf(shade, steps, step, format)}
          </Box>
        ))}
      </Box>
      <Box sx={{ color: 'text.secondary' }}>
        {worst.length === 0 ? t('shadeNone') : worst.map((load) => told(load.code, valueOf(shade, load))).join(' · ')}
      </Box>
    </Paper>
  );
};
