import { memo, useState } from 'react';
import { Box, Checkbox, FormControlLabel, Skeleton, Typography } from '@mui/material';
import type { CaseDetail, TimelineEntry } from '../../../../preload/contract';
import { useFormat, useNow, useTerm } from '../../../kit';
import { Photos } from '../Photos';
import { Section } from '../Section';
import { useTimelineStrings } from './strings';
import { useLookups } from './use-lookups';
import { lineOf } from './wording';

/** One event: when, who, what, in their own words. */
const Entry = memo(({ entry, number }: { readonly entry: TimelineEntry; readonly number?: string | undefined }) => {
  const t = useTimelineStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(3_600_000);
  const line = lineOf(entry, useLookups());
  return (
    <Box
      component="li"
      data-testid="timeline-entry"
      data-type={entry.type}
      sx={{ display: 'grid', gridTemplateColumns: '6.2em minmax(0, 1fr)', columnGap: 1, py: 0.5 }}
    >
      <Box
        component="time"
        dateTime={new Date(entry.at).toISOString()}
        title={format.dateTime(entry.at)}
        sx={{ color: 'text.secondary', textAlign: 'right', whiteSpace: 'nowrap' }}
      >
        {format.when(entry.at, now)}
      </Box>
      <Box sx={{ minWidth: 0, pl: 1, borderLeft: 2, borderColor: 'divider' }}>
        <Box>
          {number !== undefined && (
            <Box
              component="span"
              data-testid="timeline-of"
              sx={{ mr: 1, px: 0.5, border: 1, borderColor: 'divider', borderRadius: 0.5, fontSize: '0.857rem' }}
            >
              {number}
            </Box>
          )}
          {t(line.key, line.values)}
          <Box component="span" sx={{ color: 'text.secondary', ml: 1, fontSize: '0.929rem' }}>
            {entry.actor.name} · {term('actorKinds', entry.actor.kind)}
          </Box>
          {entry.pending && (
            <Box component="span" title={t('pendingHint')} sx={{ ml: 1, fontSize: '0.857rem', color: 'text.secondary' }}>
              ↑ {t('pending')}
            </Box>
          )}
        </Box>
        {line.quote !== undefined && (
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: 'text.primary' }}>
            {line.quote}
          </Typography>
        )}
        {line.media.length > 0 && entry.type !== 'case.reported' && (
          <Box sx={{ my: 0.5 }}>
            <Photos ids={line.media} size={56} told={false} />
          </Box>
        )}
      </Box>
    </Box>
  );
});
Entry.displayName = 'Entry';

interface Props {
  readonly entries: readonly TimelineEntry[] | undefined;
  /** Histories of the cases that were merged into this one: told in one, each line with its number. */
  readonly merged?: CaseDetail['merged'];
}

type Told = { readonly entry: TimelineEntry; readonly number?: string };

/** What happened, the latest first. */
export const Timeline = ({ entries, merged = [] }: Props) => {
  const t = useTimelineStrings();
  const [together, setTogether] = useState(true);
  const own = (entries ?? []).map((entry): Told => ({ entry }));
  const others = together ? merged.flatMap(({ row, timeline }) => timeline.map((entry): Told => ({ entry, number: row.number }))) : [];
  // A case's own order is the platform's; only between cases the clock decides.
  const told = others.length === 0 ? own : [...own, ...others].toSorted((a, b) => a.entry.at - b.entry.at);
  return (
    <Section
      title={t('title')}
      aside={
        merged.length > 0 && (
          <FormControlLabel
            label={t('together')}
            checked={together}
            onChange={(_event, next) => setTogether(next)}
            control={<Checkbox size="small" sx={{ py: 0 }} slotProps={{ input: { 'data-testid': 'timeline-together' } as object }} />}
            slotProps={{ typography: { variant: 'body2' } }}
            sx={{ mr: 0 }}
          />
        )
      }
    >
      {entries === undefined ? (
        <Box role="status" aria-label={t('loading')}>
          <Skeleton width="80%" />
          <Skeleton width="60%" />
        </Box>
      ) : entries.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('empty')}
        </Typography>
      ) : (
        <Box component="ol" reversed sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {told.toReversed().map(({ entry, number }) => (
            <Entry key={entry.eventId} entry={entry} number={number} />
          ))}
        </Box>
      )}
    </Section>
  );
};
