import { memo } from 'react';
import { Box, Skeleton, Typography } from '@mui/material';
import type { TimelineEntry } from '../../../../preload/contract';
import { useFormat, useNow, useTerm } from '../../../kit';
import { Photos } from '../Photos';
import { Section } from '../Section';
import { useTimelineStrings } from './strings';
import { useLookups } from './use-lookups';
import { lineOf } from './wording';

/** One event: when, who, what, in their own words. */
const Entry = memo(({ entry }: { readonly entry: TimelineEntry }) => {
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
            <Photos ids={line.media} size={56} />
          </Box>
        )}
      </Box>
    </Box>
  );
});
Entry.displayName = 'Entry';

/** What happened, the latest first. */
export const Timeline = ({ entries }: { readonly entries: readonly TimelineEntry[] | undefined }) => {
  const t = useTimelineStrings();
  return (
    <Section title={t('title')}>
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
          {entries.toReversed().map((entry) => (
            <Entry key={entry.eventId} entry={entry} />
          ))}
        </Box>
      )}
    </Section>
  );
};
