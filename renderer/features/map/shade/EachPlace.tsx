import { useState } from 'react';
import { Box } from '@mui/material';
import type { Shade } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { worstFirst, type Told } from './rules';
import { useShadeStrings } from './strings';
import { useToldWords } from './told-words';

/** Named at most; where there are more, a smaller area or the evaluation tells them apart. */
const MOST = 100;

interface Props {
  readonly shade: Shade;
  readonly told: readonly Told[];
  /** How many places the level has. */
  readonly places: number;
  readonly nameOf: (code: string) => string;
}

/** Every coloured place in words, the worst first, for whoever does not read it off the map. */
export const EachPlace = ({ shade, told, places, nameOf }: Props) => {
  const t = useShadeStrings();
  const format = useFormat();
  const words = useToldWords();
  const [open, setOpen] = useState(false);
  const none = places - told.length;
  return (
    <>
      {shade === 'onTime' && none > 0 && <Box sx={{ color: 'text.secondary' }}>{t('noneDuePlaces', { n: format.number(none) })}</Box>}
      {told.length > 0 && (
        <Box component="details" data-testid="map-shade-each" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            {t('each')}
          </Box>
          {open && (
            <Box
              component="ul"
              tabIndex={0}
              aria-label={t('each')}
              sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 150, overflowY: 'auto', fontVariantNumeric: 'tabular-nums' }}
            >
              {worstFirst(shade, told)
                .slice(0, MOST)
                .map((one) => (
                  <li key={one.code}>
                    {nameOf(one.code)} {words(shade, one)}
                  </li>
                ))}
              {told.length > MOST && <li>{t('eachMore', { n: format.number(told.length - MOST) })}</li>}
            </Box>
          )}
        </Box>
      )}
    </>
  );
};
