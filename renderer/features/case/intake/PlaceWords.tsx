import { Box, Typography } from '@mui/material';
import type { IntakeRules, Located } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import type { ReportDraft } from './draft';
import { useIntakeStrings } from './strings';

interface Props {
  readonly draft: ReportDraft;
  readonly located: Located | undefined;
  readonly rules: IntakeRules;
}

/** Where the pin is, in words: the grid that holds it, or why there is none. */
export const PlaceWords = ({ draft, located, rules }: Props) => {
  const t = useIntakeStrings();
  const format = useFormat();
  const { place, rough } = draft;
  const { grid, nearest } = located ?? {};
  const line = !place
    ? t('notPlaced')
    : !located
      ? t('locating')
      : grid
        ? `${grid.name} · ${grid.townshipName}`
        : [t('noGrid'), nearest && t('nearest', { grid: nearest.grid.name, distance: format.distance(nearest.metres) })]
            .filter(Boolean)
            .join(' · ');
  const remark = rough
    ? t('rough')
    : grid && !grid.inSeat
      ? t(rules.ownAreaOnly ? 'outsideOwn' : 'outside', { place: `${grid.townshipName}${grid.villageName}` })
      : undefined;
  return (
    <Box role="status" data-testid="intake-grid" data-grid={grid?.gridCode} sx={{ minHeight: '3em' }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline' }}>
        <Typography noWrap sx={{ minWidth: 0, fontWeight: grid ? 600 : 400 }}>
          {line}
        </Typography>
        {place && (
          <Typography variant="body2" sx={{ color: 'text.secondary', ml: 'auto', whiteSpace: 'nowrap' }}>
            {place.lon.toFixed(5)}, {place.lat.toFixed(5)}
          </Typography>
        )}
      </Box>
      {remark !== undefined && (
        <Typography variant="body2" sx={{ color: grid && !grid.inSeat ? 'warning.main' : 'text.secondary' }}>
          {remark}
        </Typography>
      )}
    </Box>
  );
};
