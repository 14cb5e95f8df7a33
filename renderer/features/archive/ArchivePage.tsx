import { useState } from 'react';
import { Box, Typography } from '@mui/material';
import { EmptyState, ErrorNote } from '../../components';
import { useFormat } from '../../kit';
import { ArchiveRows } from './ArchiveRows';
import { Filters } from './Filters';
import { useArchiveStrings } from './strings';
import { useArchive, type Archive } from './use-archive';
import { ANY, queryOf, type Wanted } from './wanted';

interface Props {
  /** The case that is open beside the list. */
  readonly caseId: string | undefined;
  readonly onOpen: (caseId: string) => void;
}

/** How many there are so far, and how far back the search has come. */
const Standing = ({ archive: { rows, next, looking, lookedTo } }: { readonly archive: Archive }) => {
  const t = useArchiveStrings();
  const { number, date } = useFormat();
  const count = t(next || looking ? 'shown' : 'all', { count: rows.length, formatted: number(rows.length) });
  const far = lookedTo === undefined ? t('lookedOn') : t('lookedTo', { date: date(lookedTo) });
  return (
    <Typography role="status" variant="body2" data-testid="archive-count" data-looking={looking} sx={{ color: 'text.secondary' }}>
      {rows.length === 0 && looking && !next ? t('loading') : count}
      {looking && next && ` · ${far}`}
    </Typography>
  );
};

/** The cases that have ended, found by words, state, area, department and date; main hands them out page by page. 案卷档案 */
export const ArchivePage = ({ caseId, onOpen }: Props) => {
  const t = useArchiveStrings();
  const [wanted, setWanted] = useState<Wanted>(ANY);
  const query = queryOf(wanted);
  const archive = useArchive(query ?? {});
  const { rows, looking, error } = archive;
  return (
    <Box data-testid="archive" sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ px: 1.5, pt: 1, display: 'flex', alignItems: 'baseline', gap: 1.5, minWidth: 0 }}>
        <Typography component="h1" variant="h1">
          {t('title')}
        </Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary', minWidth: 0 }}>
          {t(query?.text === undefined ? 'hint' : 'hintWords')}
        </Typography>
      </Box>
      <Filters wanted={wanted} onChange={(patch) => setWanted((before) => ({ ...before, ...patch }))} />
      <Box sx={{ px: 1.5, pb: 0.75 }}>
        {query ? (
          <Standing archive={archive} />
        ) : (
          <Typography role="alert" variant="body2" color="error">
            {t('wrongDates')}
          </Typography>
        )}
      </Box>
      {error !== undefined && <ErrorNote error={error} onRetry={archive.again} />}
      {query && error === undefined && rows.length === 0 && !looking && <EmptyState title={t('noneTitle')} hint={t('noneHint')} />}
      {query && rows.length > 0 && (
        <ArchiveRows rows={rows} chosenId={caseId} onOpen={onOpen} onEnd={archive.more} question={JSON.stringify(query)} />
      )}
    </Box>
  );
};
