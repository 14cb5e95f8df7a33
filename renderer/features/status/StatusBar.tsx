import { Box, ButtonBase } from '@mui/material';
import { TIME_ZONE, useFormat, useNow } from '../../kit';
import { useConnection } from '../../replica';
import { LinkButton } from './LinkButton';
import { useStatusStrings } from './strings';
import { Time } from './Time';

const hourFormat = new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, hour: 'numeric', hourCycle: 'h23' });
const shiftAt = (now: number) => {
  const hour = Number(hourFormat.format(now));
  return hour < 8 ? 'night' : hour < 16 ? 'day' : 'evening';
};

const Shift = () => {
  const t = useStatusStrings();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <Box sx={{ ml: 'auto', display: 'flex', gap: 2 }}>
      <span>{t(shiftAt(now))}</span>
      <span>{format.date(now)}</span>
      <Time />
    </Box>
  );
};

/** The connection, what waits to be sent, what waits for the operator, the shift and the time. */
export const StatusBar = ({ onAttention }: { readonly onAttention: () => void }) => {
  const t = useStatusStrings();
  const attention = useConnection((state) => state.attention);
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
      <LinkButton />
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
