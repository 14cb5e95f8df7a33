import { memo } from 'react';
import { Box } from '@mui/material';
import type { WallFigures } from '../../../../preload/contract';
import { useFormat, useTerm } from '../../../kit';
import { units } from '../size';
import { useWallStrings } from '../strings';

type Share = WallFigures['figures'][number]['today'];

const Value = ({ share: { numerator, denominator } }: { readonly share: Share }) => {
  const t = useWallStrings();
  const { number, percent } = useFormat();
  if (denominator === 0)
    return (
      <Box role="cell" sx={{ fontSize: units(3.4), color: 'text.secondary' }}>
        {t('nothingDue')}
      </Box>
    );
  return (
    <Box role="cell" sx={{ display: 'flex', alignItems: 'baseline', gap: units(2), whiteSpace: 'nowrap' }}>
      <Box component="span" sx={{ fontSize: units(7), fontWeight: 600, lineHeight: 1.2, minWidth: '2.6em' }}>
        {/* Never rounded up to a full mark that was missed. */}
        {percent(Math.floor((numerator / denominator) * 100) / 100)}
      </Box>
      <Box component="span" sx={{ fontSize: units(3.2), color: 'text.secondary' }}>
        {t('share', { numerator: number(numerator), denominator: number(denominator) })}
      </Box>
    </Box>
  );
};

/** What happened in time today and this month, by the formulas of the evaluation. */
export const OnTime = memo(({ figures }: { readonly figures: WallFigures }) => {
  const t = useWallStrings();
  const term = useTerm();
  const columns = 'minmax(0, 1.1fr) minmax(0, 1.2fr) minmax(0, 1.3fr)';
  return (
    <Box
      role="table"
      aria-label={t('view-figures')}
      sx={{ height: '100%', display: 'grid', gridTemplateRows: 'auto repeat(5, minmax(0, 1fr))' }}
    >
      <Box role="row" sx={{ display: 'grid', gridTemplateColumns: columns, fontSize: units(3.6), color: 'text.secondary' }}>
        {(['figure', 'day', 'month'] as const).map((name) => (
          <Box key={name} role="columnheader">
            {t(name)}
          </Box>
        ))}
      </Box>
      {figures.figures.map(({ figure, today, month }) => (
        <Box
          key={figure}
          role="row"
          data-testid={`wall-figure-${figure}`}
          sx={{ display: 'grid', gridTemplateColumns: columns, alignItems: 'center', borderTop: 1, borderColor: 'divider' }}
        >
          <Box role="rowheader" sx={{ fontSize: units(4.4) }}>
            {term('figures', figure)}
          </Box>
          <Value share={today} />
          <Value share={month} />
        </Box>
      ))}
    </Box>
  );
});
OnTime.displayName = 'OnTime';
