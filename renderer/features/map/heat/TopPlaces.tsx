import { Box, Button } from '@mui/material';
import type { Heat } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { BANDS, paintBands, rgbOf } from './density';
import { useHeatStrings } from './strings';
import type { Spot } from './places';

/** Named in words. */
const NAMED = 5;

const swatch = (band: number, ink: string): string => {
  const [red, green, blue] = rgbOf(ink);
  const alpha = paintBands(new Uint8Array([band]), 1, [red, green, blue])[3]! / 255;
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
};

interface Props {
  readonly heat: Heat;
  readonly ink: string;
  readonly spotOf: (code: string) => Spot | undefined;
  readonly onGo: (code: string) => void;
}

/** Where most of the step came from, one after the other, each a way to go there; and what the shades mean. */
export const TopPlaces = ({ heat: { places, most }, ink, spotOf, onGo }: Props) => {
  const t = useHeatStrings();
  const { number } = useFormat();
  return (
    <>
      {places.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{t('none')}</Box>
      ) : (
        <Box
          component="ol"
          aria-label={t('topList')}
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 0.5 }}
        >
          {places.slice(0, NAMED).map(({ code, count }) => {
            const spot = spotOf(code);
            return (
              <li key={code}>
                <Button
                  size="small"
                  disabled={!spot}
                  onClick={() => onGo(code)}
                  sx={{ minWidth: 0, px: 0.5, py: 0, textTransform: 'none', fontWeight: 400 }}
                >
                  {t('place', { name: spot?.name ?? code, formatted: number(count) })}
                </Button>
              </li>
            );
          })}
        </Box>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color: 'text.secondary', fontSize: '0.857rem' }}>
        {t('few')}
        {BANDS.map((begin, i) => (
          <Box
            key={begin}
            aria-hidden
            sx={{ width: 18, height: 10, border: '1px solid', borderColor: ink }}
            style={{ background: swatch(i + 1, ink) }}
          />
        ))}
        {t('many', { formatted: number(most) })}
      </Box>
    </>
  );
};
