import { Box, ButtonBase, Tooltip } from '@mui/material';
import AssignmentIcon from '@mui/icons-material/AssignmentOutlined';
import ArchiveIcon from '@mui/icons-material/Inventory2Outlined';
import MapIcon from '@mui/icons-material/MapOutlined';
import PeopleIcon from '@mui/icons-material/FavoriteBorderOutlined';
import RosterIcon from '@mui/icons-material/GroupsOutlined';
import HandoverIcon from '@mui/icons-material/SwapHorizOutlined';
import MobiliseIcon from '@mui/icons-material/CampaignOutlined';
import EvaluationIcon from '@mui/icons-material/InsightsOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import type { Role } from '../../preload/contract';
import { useSettings } from '../kit';
import { HANDOVER_ROLES } from './handover-roles';
import { hasPeoplePlace } from './people-roles';
import { goTo, useSelection, type Workspace } from './selection';
import { useAppStrings } from './strings';

const places = [
  { workspace: 'dispatch', Icon: AssignmentIcon, key: 'Alt+1' },
  { workspace: 'map', Icon: MapIcon, key: 'Alt+2' },
  { workspace: 'people', Icon: PeopleIcon, key: 'Alt+3' },
  { workspace: 'roster', Icon: RosterIcon, key: 'Alt+9' },
  { workspace: 'mobilise', Icon: MobiliseIcon, key: 'Alt+7' },
  { workspace: 'archive', Icon: ArchiveIcon, key: 'Alt+0' },
  { workspace: 'handover', Icon: HandoverIcon, key: 'Alt+5' },
  { workspace: 'evaluation', Icon: EvaluationIcon, key: 'Alt+8' },
  { workspace: 'settings', Icon: SettingsIcon, key: 'Alt+4' },
] as const satisfies readonly { workspace: Workspace; Icon: typeof MapIcon; key: string }[];

const isOffered = (place: Workspace, role: Role): boolean => {
  if (place === 'handover') return HANDOVER_ROLES.includes(role);
  return place !== 'people' || hasPeoplePlace(role);
};

/** The narrow rail that switches the workspace. */
export const Rail = () => {
  const t = useAppStrings();
  const { workspace } = useSelection();
  const { role } = useSettings().seat;
  const offered = places.filter(({ workspace: place }) => isOffered(place, role));
  return (
    <Box
      component="nav"
      aria-label={t('workspaces')}
      sx={{
        gridArea: 'rail',
        bgcolor: 'surface.bar',
        borderRight: 1,
        borderColor: 'divider',
        display: 'flex',
        flexDirection: 'column',
        pt: 0.5,
      }}
    >
      {offered.map(({ workspace: place, Icon, key }) => {
        const isHere = workspace === place;
        return (
          <Tooltip key={place} title={`${t(place)}  ${key}`} placement="right">
            <ButtonBase
              aria-label={t(place)}
              aria-current={isHere ? 'page' : undefined}
              data-testid={`go-${place}`}
              onClick={() => goTo(place)}
              sx={{
                height: 44,
                color: isHere ? 'primary.main' : 'text.secondary',
                borderLeft: 3,
                borderLeftColor: isHere ? 'primary.main' : 'transparent',
                pr: '3px',
                '&:hover': { bgcolor: 'surface.hover', color: isHere ? 'primary.main' : 'text.primary' },
                ...(place === 'settings' ? { mt: 'auto', mb: 0.5 } : {}),
              }}
            >
              <Icon fontSize="small" />
            </ButtonBase>
          </Tooltip>
        );
      })}
    </Box>
  );
};
