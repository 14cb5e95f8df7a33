import type { ReactNode } from 'react';
import { Box, Paper } from '@mui/material';
import type { Light } from '../../../preload/contract';
import { LightMark } from '../../components';
import { useTerm } from '../../kit';
import { useMapStrings } from './strings';

const LIGHTS: readonly Light[] = ['green', 'yellow', 'red', 'paused'];

/** What the shapes mean: the same as in the queue. */
export const Legend = ({ people, children }: { readonly people: boolean; readonly children?: ReactNode }) => {
  const t = useMapStrings();
  const term = useTerm();
  return (
    <Paper
      component="aside"
      elevation={3}
      aria-label={t('legend')}
      sx={{ position: 'absolute', right: 48, top: 8, zIndex: 1, p: 1.25, display: 'grid', gap: 0.5, maxWidth: 260 }}
    >
      {LIGHTS.map((light) => (
        <Line key={light} sign={<LightMark light={light} />} words={term('lights', light)} />
      ))}
      <Line sign="○" words={t('waiting')} />
      <Line sign="●" words={t('out')} />
      {people && <Line sign="◆" words={t('person')} />}
      {people && <Line sign="◆▪" words={t('personLate')} />}
      <Line sign="◎" words={t('urgent')} />
      <Line sign="12" words={t('cluster')} />
      {children}
    </Paper>
  );
};

const Line = ({ sign, words }: { readonly sign: ReactNode; readonly words: string }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: '26px 1fr', alignItems: 'center', fontSize: '0.929rem' }}>
    <Box aria-hidden sx={{ color: 'text.secondary' }}>
      {sign}
    </Box>
    {words}
  </Box>
);
