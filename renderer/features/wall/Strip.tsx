import { Box } from '@mui/material';
import type { WallState } from '../../../preload/contract';
import { useFormat } from '../../kit';
import { useWallStrings } from './strings';
import { units } from './size';

const COLOURS = { overdue: 'light.red', near: 'light.yellow' } as const;

/** The figures that are on every view. */
export const Strip = ({ totals }: Pick<WallState, 'totals'>) => {
  const t = useWallStrings();
  const { number } = useFormat();
  const figures = [
    ['all', totals.open],
    ['urgent', totals.urgent],
    ['overdue', totals.overdue],
    ['near', totals.near],
    ['today', totals.today],
    ['ended', totals.endedToday],
  ] as const;
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(6, 1fr)', gap: '1px', m: 0, bgcolor: 'divider' }}>
      {figures.map(([name, value]) => (
        <Box key={name} data-testid={`wall-${name}`} sx={{ px: units(2), py: units(0.6), bgcolor: 'background.paper' }}>
          <Box component="dt" sx={{ fontSize: units(3.2), lineHeight: 1.3, color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {t(name)}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              fontSize: units(8),
              lineHeight: 1.1,
              fontWeight: 600,
              color: value > 0 && name in COLOURS ? COLOURS[name as keyof typeof COLOURS] : 'text.primary',
            }}
          >
            {number(value)}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
