import { Alert, Box, MenuItem, TextField, Typography } from '@mui/material';
import { EmptyState, ErrorNote } from '../../../components';
import { BridgeError, useFormat, useNow } from '../../../kit';
import { DrawForm } from './DrawForm';
import { useDrillStrings } from './strings';
import { DrawnTable, ReachTable } from './Tables';
import { Turn } from './Turn';
import { useDrills } from './use-drills';

/** Call drills: drawn by lot in the place chosen, called one after the other, and what came of it by village. 随打随通 */
export const Drills = ({ area }: { readonly area: string | undefined }) => {
  const t = useDrillStrings();
  const format = useFormat();
  const now = useNow(60_000);
  const drills = useDrills();
  const { list, limits, reach, open, error } = drills;
  const stale = error instanceof BridgeError && error.error.code === 'wrong-state';
  if (!list || !limits || !reach) return error === undefined ? <EmptyState title={t('loading')} /> : <ErrorNote error={error} />;
  return (
    <Box data-testid="drills" sx={{ px: 1.5, py: 1, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <DrawForm area={area} usual={limits.people} busy={drills.busy} onDraw={(asked) => void drills.draw(asked)} />
        {open && (
          <TextField
            select
            value={open.drillId}
            onChange={(event) => void drills.read(event.target.value)}
            sx={{ ml: 'auto', maxWidth: 320, '& .MuiInputBase-root': { height: 30 } }}
            slotProps={{
              select: { SelectDisplayProps: { 'aria-label': t('drill') } },
              htmlInput: { 'aria-label': t('drill'), 'data-testid': 'drill-choose' },
            }}
          >
            {list.map(({ drillId, at, areaName, answered, people }) => (
              <MenuItem key={drillId} value={drillId}>
                {t('drillName', { time: format.when(at, now), place: areaName, answered, people })}
              </MenuItem>
            ))}
          </TextField>
        )}
      </Box>
      {drills.nobody || stale ? (
        <Alert severity="warning" data-testid="drill-note">
          {t(drills.nobody ? 'nobodyFits' : 'stale')}
        </Alert>
      ) : (
        error !== undefined && <ErrorNote error={error} />
      )}
      {open ? (
        <Box component="section" aria-labelledby="drill-open" data-testid="drill-open" data-drill-id={open.drillId}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5 }}>
            <Typography id="drill-open" component="h2" variant="h2">
              {open.areaName} · {t('round', { round: open.round })}
            </Typography>
            <Typography role="status" data-testid="drill-counts">
              {t('counts', open)}
            </Typography>
          </Box>
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere', mb: 0.5 }}>
            {t('drawn', { ...open, time: format.dateTime(open.at) })} · {t('seed', { seed: open.seed })}
          </Typography>
          <Turn drill={open} drills={drills} />
          <DrawnTable rows={open.rows} />
        </Box>
      ) : (
        <EmptyState title={t('noneTitle')} hint={t('noneHint')} />
      )}
      <ReachTable reach={reach} limits={limits} />
    </Box>
  );
};
