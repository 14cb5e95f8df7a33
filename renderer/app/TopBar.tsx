import { Badge, Box, ButtonBase, IconButton, Tooltip, Typography } from '@mui/material';
import NotificationsIcon from '@mui/icons-material/NotificationsNoneOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { Kbd } from '../components';
import { useFormat, useNow, useSettings, useTerm } from '../kit';
import { useConnection, useDirectory } from '../replica';
import { hasPeoplePlace } from './people-roles';
import { useAppStrings } from './strings';

const ClockFace = () => {
  const { time } = useFormat();
  return (
    <Typography component="time" sx={{ fontSize: '1.143rem', fontWeight: 600, minWidth: '3.2em', textAlign: 'right' }}>
      {time(useNow(60_000))}
    </Typography>
  );
};

interface Props {
  readonly onSearch: () => void;
  readonly onAttention: () => void;
}

/** Where, find anything, who, what waits, what time. */
export const TopBar = ({ onSearch, onAttention }: Props) => {
  const t = useAppStrings();
  const term = useTerm();
  const { seat } = useSettings();
  const { areas, departments } = useDirectory();
  const attention = useConnection((state) => state.attention);
  const place = areas.get(seat.area)?.name ?? seat.area;
  const chair = (seat.departmentId && departments.get(seat.departmentId)?.name) || term('roles', seat.role);
  return (
    <Box
      component="header"
      sx={{
        gridArea: 'top',
        display: 'grid',
        gridTemplateColumns: '1fr minmax(240px, 460px) 1fr',
        alignItems: 'center',
        gap: 2,
        px: 1.5,
        bgcolor: 'surface.bar',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, minWidth: 0, whiteSpace: 'nowrap' }}>
        <Typography sx={{ fontWeight: 700 }}>GridDesk</Typography>
        <Typography component="h1" sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {place}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {t('product')}
        </Typography>
      </Box>
      <ButtonBase
        onClick={onSearch}
        data-testid="open-palette"
        sx={{
          height: 30,
          px: 1,
          gap: 1,
          justifyContent: 'flex-start',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          color: 'text.secondary',
          '&:hover': { borderColor: 'text.disabled' },
        }}
      >
        <SearchIcon fontSize="small" />
        <Box
          component="span"
          sx={{ flex: 1, textAlign: 'left', fontSize: '1rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {t(hasPeoplePlace(seat.role) ? 'search' : 'searchCases')}
        </Box>
        <Kbd>Ctrl+K</Kbd>
      </ButtonBase>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1, minWidth: 0 }}>
        <Typography noWrap variant="body2">
          {seat.operatorName}
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            {chair}
          </Box>
        </Typography>
        <Tooltip title={attention > 0 ? t('attentionCount', { count: attention }) : t('attention')}>
          <IconButton
            size="small"
            onClick={onAttention}
            aria-label={attention > 0 ? t('attentionCount', { count: attention }) : t('attention')}
            data-testid="open-attention"
          >
            <Badge badgeContent={attention} color="error" max={99}>
              <NotificationsIcon fontSize="small" />
            </Badge>
          </IconButton>
        </Tooltip>
        <ClockFace />
      </Box>
    </Box>
  );
};
