import { useId, useState } from 'react';
import { Box, Button, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material';
import ChooseIcon from '@mui/icons-material/ArrowDropUpOutlined';
import { BASE_CHOICES, type BaseChoice, type BaseMapState } from '../../../../preload/contract';
import { ErrorNote } from '../../../components';
import { attributionOf, chooseBaseMap, isBaseReady, useBaseMapWords } from '../../../kit';
import { useMapStrings } from '../strings';

interface Props {
  /** Undefined: not known yet, or not to this window. */
  readonly state: BaseMapState | undefined;
  /** To be looked at only. */
  readonly still: boolean;
}

const foot = { position: 'absolute', bottom: 6, left: 8, zIndex: 1, maxWidth: 'calc(100% - 16px)' } as const;

/** At the foot of the map: whose map it is, and which other there is. */
export const BaseFoot = ({ state, still }: Props) => {
  const t = useBaseMapWords();
  const tMap = useMapStrings();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [error, setError] = useState<unknown>();
  const words = attributionOf(state, t) ?? t('schematic');
  if (still || !state)
    return (
      <Box sx={{ ...foot, px: 0.75, borderRadius: 0.5, bgcolor: 'background.paper', color: 'text.secondary', fontSize: '0.857rem' }}>
        {words}
      </Box>
    );

  const choose = (choice: BaseChoice): void => {
    setAnchor(undefined);
    setError(undefined);
    chooseBaseMap(choice).catch(setError);
  };
  return (
    <Box sx={{ ...foot, display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      {error !== undefined && <ErrorNote error={error} />}
      <Tooltip title={tMap('schematicHint')} placement="right">
        <Button
          id={id}
          size="small"
          onClick={(event) => setAnchor(event.currentTarget)}
          aria-haspopup="menu"
          aria-expanded={anchor !== undefined}
          aria-label={`${t('choose')}: ${words}`}
          endIcon={<ChooseIcon />}
          data-testid="base-map"
          data-choice={state.choice}
          sx={{
            minHeight: 24,
            py: 0,
            px: 0.75,
            maxWidth: '100%',
            bgcolor: 'background.paper',
            color: 'text.secondary',
            fontSize: '0.857rem',
            textTransform: 'none',
            '&:hover': { bgcolor: 'background.paper' },
            '& .MuiButton-endIcon': { ml: 0 },
          }}
        >
          {words}
        </Button>
      </Tooltip>
      <Menu
        anchorEl={anchor ?? null}
        open={anchor !== undefined}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ list: { 'aria-labelledby': id, dense: true } }}
      >
        {BASE_CHOICES.map((choice) => (
          <MenuItem
            key={choice}
            role="menuitemradio"
            aria-checked={choice === state.choice}
            selected={choice === state.choice}
            disabled={!isBaseReady(state, choice)}
            onClick={() => choose(choice)}
            data-testid={`base-map-${choice}`}
          >
            <ListItemText primary={t(choice)} secondary={isBaseReady(state, choice) ? undefined : t('notReady')} />
          </MenuItem>
        ))}
      </Menu>
    </Box>
  );
};
