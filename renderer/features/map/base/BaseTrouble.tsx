import { useState } from 'react';
import { Box, Button, IconButton, Paper, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import type { BaseMapState } from '../../../../preload/contract';
import { ErrorNote } from '../../../components';
import { griddesk, takeBaseMap, troubleOf, useBaseMapWords, valueOf } from '../../../kit';
import { useMapStrings } from '../strings';

/** What stands in the way of the chosen base map, until it is put away: the map works on without it for hours. */
export const BaseTrouble = ({ state }: { readonly state: BaseMapState | undefined }) => {
  const t = useBaseMapWords();
  const tMap = useMapStrings();
  const [seen, setSeen] = useState<string>();
  const [error, setError] = useState<unknown>();
  const trouble = troubleOf(state, t);
  if (!state || trouble === undefined || trouble === seen) return undefined;
  const retry = (): void => {
    setError(undefined);
    valueOf(griddesk.baseMap.retry()).then(takeBaseMap, setError);
  };
  return (
    <Paper
      elevation={2}
      role="status"
      data-testid="base-map-trouble"
      sx={{
        position: 'absolute',
        top: 132,
        right: 48,
        zIndex: 1,
        maxWidth: 'min(380px, calc(100% - 56px))',
        pl: 1,
        py: 0.5,
        display: 'flex',
      }}
    >
      <Box>
        <Typography variant="body2">{trouble}</Typography>
        {error !== undefined && <ErrorNote error={error} />}
        {state.choice !== 'file' && (
          <Button size="small" onClick={retry} data-testid="base-map-retry" sx={{ ml: -0.5 }}>
            {t('retry')}
          </Button>
        )}
      </Box>
      <IconButton
        size="small"
        aria-label={tMap('close')}
        onClick={() => setSeen(trouble)}
        sx={{ alignSelf: 'start', color: 'text.primary' }}
      >
        <CloseIcon fontSize="small" />
      </IconButton>
    </Paper>
  );
};
