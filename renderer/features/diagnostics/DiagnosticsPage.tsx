import { useCallback, useEffect, useState } from 'react';
import { Box, Button, Stack, Typography } from '@mui/material';
import { CASE_STATES, TASK_STATES, type Diagnostics, type Output } from '../../../preload/contract';
import { EmptyState, ErrorNote, useToast } from '../../components';
import { griddesk, useAppInfo, useFormat, useNow, useTerm, valueOf } from '../../kit';
import { Facts } from './Facts';
import { QuarantineTable } from './QuarantineTable';
import { RoutingNote } from './RoutingNote';
import { useDiagnosticsStrings } from './strings';

interface Reading {
  readonly counts: Diagnostics;
  readonly quarantine: Output<'diagnostics.quarantine'>;
}

/** Counts, the state digest and the messages that could not be read; fresh every few seconds. */
export const DiagnosticsPage = ({ onRouting }: { readonly onRouting: () => void }) => {
  const t = useDiagnosticsStrings();
  const term = useTerm();
  const { number } = useFormat();
  const info = useAppInfo();
  const toast = useToast();
  const [reading, setReading] = useState<Reading>();
  const [error, setError] = useState<unknown>();
  const turn = useNow(5000);

  const read = useCallback(async () => {
    try {
      const [counts, quarantine] = await Promise.all([
        valueOf(griddesk.diagnostics.read()),
        valueOf(griddesk.diagnostics.quarantine({ limit: 200 })),
      ]);
      setReading({ counts, quarantine });
      setError(undefined);
    } catch (thrown) {
      setError(thrown);
    }
  }, []);
  useEffect(() => void read(), [read, turn]);

  if (error !== undefined && !reading)
    return (
      <Box sx={{ p: 2 }}>
        <ErrorNote error={error} onRetry={() => void read()} />
      </Box>
    );
  if (!reading) return <EmptyState title={t('loading')} />;
  const { counts, quarantine } = reading;
  const copy = async () => {
    await navigator.clipboard.writeText(
      JSON.stringify({ ...info, seat: { area: info.seat.area, role: info.seat.role }, ...counts }, null, 2),
    );
    toast({ message: t('copied') });
  };
  return (
    <Box data-testid="diagnostics" tabIndex={0} aria-label={t('title')} role="region" sx={{ height: '100%', overflowY: 'auto', p: 3 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start', maxWidth: 1100 }}>
        <div>
          <Typography variant="h1">{t('title')}</Typography>
          <Typography sx={{ color: 'text.secondary' }}>{t('explain')}</Typography>
        </div>
        <Button variant="outlined" onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </Stack>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))', gap: 3, my: 3, maxWidth: 1100 }}>
        <Facts title={t('cases')} facts={CASE_STATES.map((state) => [term('caseStates', state), number(counts.cases[state] ?? 0)])} />
        <Facts title={t('tasks')} facts={TASK_STATES.map((state) => [term('taskStates', state), number(counts.tasks[state] ?? 0)])} />
        <Facts
          title={t('store')}
          facts={(['events', 'pending', 'attention', 'quarantined', 'rev'] as const).map((name) => [t(name), number(counts[name])])}
        />
        <Facts
          title={t('program')}
          facts={[
            [t('version'), info.version],
            [t('electron'), info.electron],
            [t('contract'), String(info.contract)],
            [t('upstream'), info.upstream],
            [t('key'), t(info.keySource)],
          ]}
        />
      </Box>
      <Typography component="h2" variant="h3">
        {t('stateHash')}
      </Typography>
      <Typography data-testid="state-hash" sx={{ mb: 3, overflowWrap: 'anywhere', userSelect: 'text' }}>
        {counts.stateHash ?? t('noStateHash')}
      </Typography>
      <RoutingNote onOpen={onRouting} />
      <QuarantineTable rows={quarantine} forgotten={counts.forgotten} retimed={counts.retimed} onRetried={() => void read()} />
    </Box>
  );
};
