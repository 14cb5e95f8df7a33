import { Box, NativeSelect } from '@mui/material';
import { ON_TIME_DAYS, type Shade, type ShadeLevel } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { useShadeStrings } from './strings';
import type { Shading } from './use-shading';

const slim = { fontSize: '0.857rem', '& select': { py: 0, pl: 0.25 } } as const;

interface Props {
  readonly shade: Shade;
  readonly shading: Shading;
  readonly onChange: (change: Partial<Shading>) => void;
  readonly offered: readonly ShadeLevel[];
}

/** Which level is coloured, by zoom or pinned, and of the share on time which days. */
export const Choices = ({ shade, shading, onChange, offered }: Props) => {
  const t = useShadeStrings();
  const format = useFormat();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
      <NativeSelect
        // One that was pinned elsewhere and is not to be had here is shown as what it does here.
        value={shading.level && offered.includes(shading.level) ? shading.level : ''}
        onChange={({ target }) => onChange({ level: offered.find((one) => one === target.value) })}
        disableUnderline
        inputProps={{ 'aria-label': t('level') }}
        data-testid="map-shade-level"
        sx={slim}
      >
        <option value="">{t('byZoom')}</option>
        {offered.map((one) => (
          <option key={one} value={one}>
            {t(`${one}Level`)}
          </option>
        ))}
      </NativeSelect>
      {shade === 'onTime' && (
        <NativeSelect
          value={shading.days}
          onChange={({ target }) => onChange({ days: ON_TIME_DAYS.find((one) => String(one) === target.value) ?? shading.days })}
          disableUnderline
          inputProps={{ 'aria-label': t('days') }}
          data-testid="map-shade-days"
          sx={slim}
        >
          {ON_TIME_DAYS.map((one) => (
            <option key={one} value={one}>
              {t('lastDays', { n: format.number(one) })}
            </option>
          ))}
        </NativeSelect>
      )}
    </Box>
  );
};
