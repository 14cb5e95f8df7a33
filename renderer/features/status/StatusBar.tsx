import { Box, ButtonBase, Tooltip } from '@mui/material';
import type { ConnectionState } from '../../../preload/contract';
import { LightMark } from '../../components';
import { TIME_ZONE, useFormat, useNow } from '../../kit';
import { useConnection } from '../../replica';
import { useStatusStrings } from './strings';

/** Connected is on time, catching up is near, offline is stopped: it is no fault of the operator's and nothing is lost. */
const marks = { online: 'green', embedded: 'green', 'catching-up': 'yellow', offline: 'paused' } as const satisfies Record<
  ConnectionState['state'],
  string
>;

const hourFormat = new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, hour: 'numeric', hourCycle: 'h23' });
const shiftAt = (now: number) => {
  const hour = Number(hourFormat.format(now));
  return hour < 8 ? 'night' : hour < 16 ? 'day' : 'evening';
};

const Shift = () => {
  const t = useStatusStrings();
  const format = useFormat();
  const now = useNow(1000);
  return (
    <Box sx={{ ml: 'auto', display: 'flex', gap: 2 }}>
      <span>{t(shiftAt(now))}</span>
      <span>{format.date(now)}</span>
      <span>{format.timeWithSeconds(now)}</span>
    </Box>
  );
};

/** The connection, what waits to be sent, what waits for the operator, the shift and the time. */
export const StatusBar = ({ onAttention }: { readonly onAttention: () => void }) => {
  const t = useStatusStrings();
  const { time } = useFormat();
  const { state, pending, attention, behind, since } = useConnection();
  const hint = `${t('since', { time: time(since) })}${state === 'offline' ? ` · ${t('offlineHint')}` : ''}`;
  return (
    <Box
      component="footer"
      aria-label={t('label')}
      sx={{
        gridArea: 'status',
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 1.5,
        fontSize: '0.929rem',
        color: 'text.secondary',
        bgcolor: 'surface.bar',
        borderTop: 1,
        borderColor: 'divider',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
      }}
    >
      <Tooltip title={hint}>
        <Box data-testid="sync-status" data-state={state} data-pending={pending} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.primary' }}>
            <Box component="span" aria-hidden sx={{ display: 'flex' }}>
              <LightMark light={marks[state]} />
            </Box>
            {t(state)}
            {behind !== undefined && behind > 0 && ` · ${t('behind', { count: behind })}`}
          </Box>
          <span>{t('pending', { count: pending })}</span>
        </Box>
      </Tooltip>
      <ButtonBase
        onClick={onAttention}
        data-testid="status-attention"
        sx={{
          fontSize: 'inherit',
          px: 0.5,
          height: 22,
          borderRadius: 0.5,
          color: attention > 0 ? 'light.red' : 'text.secondary',
          fontWeight: attention > 0 ? 600 : 400,
        }}
      >
        {t('attention', { count: attention })}
      </ButtonBase>
      <Shift />
    </Box>
  );
};
