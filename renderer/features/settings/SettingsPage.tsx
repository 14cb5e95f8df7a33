import { useState } from 'react';
import { Box, Typography } from '@mui/material';
import type { Settings } from '../../../preload/contract';
import { ErrorNote } from '../../components';
import { updateSettings, useSettings } from '../../kit';
import { Alerts } from './Alerts';
import { BaseMapForm } from './BaseMapForm';
import { Display } from './Display';
import { Security } from './Security';
import { SeatForm } from './SeatForm';
import { UpstreamForm } from './UpstreamForm';
import { useSettingsStrings } from './strings';

/** How this console looks and sounds, which chair it is, where its cases come from. */
export const SettingsPage = () => {
  const t = useSettingsStrings();
  const settings = useSettings();
  const [error, setError] = useState<unknown>();
  const change = (patch: Partial<Settings>) => {
    setError(undefined);
    updateSettings(patch).catch(setError);
  };
  return (
    <Box
      data-testid="settings"
      role="region"
      aria-label={t('title')}
      tabIndex={0}
      sx={{ height: '100%', overflowY: 'auto', px: 3, pt: 3, pb: 6 }}
    >
      <Typography variant="h1" sx={{ mb: 2 }}>
        {t('title')}
      </Typography>
      {error !== undefined && <ErrorNote error={error} />}
      <Display settings={settings} change={change} />
      <Alerts settings={settings} change={change} />
      <Security settings={settings} change={change} />
      <SeatForm seat={settings.seat} />
      <BaseMapForm lead={settings.seat.role === 'lead'} />
      <UpstreamForm key={settings.upstream} upstream={settings.upstream} caFile={settings.upstreamCa ?? ''} />
    </Box>
  );
};
