import { useState } from 'react';
import { Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import type { CareEntry } from '../../../preload/contract';
import { useFormat, useNow, useTerm } from '../../kit';
import { useCardStrings } from './card-strings';
import { judgesRisk, useCareLine } from './history-words';

const Line = ({ entry }: { readonly entry: CareEntry }) => {
  const t = useCardStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(3_600_000);
  const { said, quotes } = useCareLine()(entry);
  return (
    <Box
      component="li"
      data-testid="care-entry"
      data-type={entry.type}
      sx={{ display: 'grid', gridTemplateColumns: '7.2em minmax(0, 1fr)', columnGap: 1, py: 0.25 }}
    >
      <Box component="time" dateTime={new Date(entry.at).toISOString()} sx={{ color: 'text.secondary', textAlign: 'right' }}>
        {format.when(entry.at, now)}
      </Box>
      <Box sx={{ minWidth: 0, pl: 1, borderLeft: 2, borderColor: 'divider', overflowWrap: 'anywhere' }}>
        {said}
        <Box component="span" sx={{ color: 'text.secondary', ml: 1, fontSize: '0.929rem' }}>
          {entry.actor.kind === 'system' ? term('actorKinds', 'system') : `${entry.actor.name} · ${term('actorKinds', entry.actor.kind)}`}
          {entry.pending && ` · ↑ ${t('unsent')}`}
        </Box>
        {entry.refused !== undefined && (
          <Typography variant="body2" sx={{ color: 'error.main' }}>
            {t('notTaken')}
          </Typography>
        )}
        {quotes.map((quote, place) => (
          <Typography key={place} variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
            {quote}
          </Typography>
        ))}
      </Box>
    </Box>
  );
};

/** What happened to the person, the latest first; or the risk alone, with who judged it and why. */
export const PersonHistory = ({ history }: { readonly history: readonly CareEntry[] }) => {
  const t = useCardStrings();
  const [only, setOnly] = useState<'all' | 'risk'>('all');
  const shown = only === 'risk' ? history.filter(judgesRisk) : history;
  return (
    <Box component="section" aria-label={t('history')} sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 0.5 }}>
        <Typography component="h3" variant="h3" sx={{ mr: 'auto' }}>
          {t('history')}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t('historyShows')}
          value={only}
          onChange={(_event, next: 'all' | 'risk' | null) => setOnly(next ?? only)}
        >
          {(['all', 'risk'] as const).map((what) => (
            <ToggleButton key={what} value={what} data-testid={`history-${what}`} sx={{ py: 0, height: 24, textTransform: 'none' }}>
              {t(`history-${what}`, { count: what === 'all' ? history.length : history.filter(judgesRisk).length })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      {shown.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(only === 'all' ? 'noHistory' : 'noRisk')}
        </Typography>
      ) : (
        <Box component="ol" reversed data-testid="care-history" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shown.map((entry) => (
            <Line key={entry.eventId} entry={entry} />
          ))}
        </Box>
      )}
    </Box>
  );
};
