import { useEffect, useRef } from 'react';
import { Box, Paper } from '@mui/material';
import type { Shade } from '../../../../preload/contract';
import { useFormat, type Format } from '../../../kit';
import { ABOVE_HEAT } from '../room';
import { useMapStrings } from '../strings';
import { Choices } from './Choices';
import { EachPlace } from './EachPlace';
import { fillsOf } from './patterns';
import { STEPS, worstPlaces } from './rules';
import { useShadeStrings } from './strings';
import { useToldWords } from './told-words';
import type { Shaded } from './use-shade';
import type { Shading } from './use-shading';

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

/** Of the share on time, nothing due is on plain ground, and the best step is all from where the next begins. */
const onTimeWords = (steps: readonly number[], step: number, format: Format, noneDue: string): string => {
  if (step === 0) return noneDue;
  return step === 1 ? `≥ ${format.percent(steps[1]!)}` : `< ${format.percent(steps[step - 1]!)}`;
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
  readonly shading: Shading;
  readonly onChange: (change: Partial<Shading>) => void;
  readonly shaded: Shaded;
  readonly nameOf: (code: string) => string;
  readonly ground: string;
  readonly ink: string;
  /** Where it stands above the heat's time: a container query. */
  readonly lift: string | undefined;
}

/** What the colours and patterns of the areas mean, which areas they are, and in words which places are the worst. */
export const ShadeLegend = ({ shade, shading, onChange, shaded, nameOf, ground, ink, lift }: Props) => {
  const map = useMapStrings();
  const t = useShadeStrings();
  const format = useFormat();
  const words = useToldWords();
  const { steps, told, level, onTime } = shaded;
  const worst = worstPlaces(shade, told, NAMED);
  const isWaiting = shade === 'onTime' && onTime.waiting;
  const { counting } = onTime;
  return (
    <Paper
      component="section"
      elevation={2}
      aria-label={map('shadeLegend')}
      data-testid="map-shade-legend"
      sx={{
        position: 'absolute',
        right: 8,
        bottom: 8,
        zIndex: 1,
        px: 1,
        py: 0.75,
        maxWidth: 280,
        fontSize: '0.857rem',
        ...(lift === undefined ? {} : { [lift]: { bottom: ABOVE_HEAT } }),
      }}
    >
      <Box sx={{ fontWeight: 600 }}>
        {map(shade)} · {map(level)}
      </Box>
      <Choices shade={shade} shading={shading} onChange={onChange} offered={shaded.offered} />
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1.25 }}>
        {Array.from({ length: Math.min(STEPS, steps.length) + 1 }, (_, step) => (
          <Box component="li" key={step} sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontVariantNumeric: 'tabular-nums' }}>
            <Swatch step={step} ground={ground} ink={ink} />
            {shade === 'onTime' ? onTimeWords(steps, step, format, t('noneDue')) : wordsOf(shade, steps, step, format)}
          </Box>
        ))}
      </Box>
      {isWaiting ? (
        <Box role="status" sx={{ color: 'text.secondary' }}>
          {counting ? t('counting', { counted: format.number(counting.counted), of: format.number(counting.of) }) : t('asking')}
        </Box>
      ) : (
        <>
          <Box sx={{ color: 'text.secondary' }}>
            {worst.length === 0 ? map('shadeNone') : worst.map((one) => `${nameOf(one.code)} ${words(shade, one)}`).join(' · ')}
          </Box>
          {shade === 'onTime' && onTime.behind > 0 && (
            <Box sx={{ color: 'text.secondary' }}>{t('behind', { n: format.number(onTime.behind) })}</Box>
          )}
          <EachPlace shade={shade} told={told} places={shaded.places} nameOf={nameOf} />
        </>
      )}
    </Paper>
  );
};
