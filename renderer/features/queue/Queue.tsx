import { memo, useEffect, useMemo } from 'react';
import { Alert, Box, LinearProgress } from '@mui/material';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import type { CaseRow } from '../../../preload/contract';
import { EmptyState } from '../../components';
import { Button } from '@mui/material';
import { useSettings } from '../../kit';
import { useConnection, useReplicaStatus, useSeatProblem } from '../../replica';
import { Counters, onlyFor } from './Counters';
import { FilterChips } from './FilterChips';
import { FilterMenu, chosenFields } from './FilterMenu';
import { searches, type QueueFilter } from './filter';
import { filterQueue, useFilter } from './filter-store';
import { focusQueue, QueueList } from './QueueList';
import { ReportButton } from './ReportButton';
import { SearchField } from './SearchField';
import { SortMenu } from './SortMenu';
import { useQueueStrings } from './strings';
import { clearMarks, useMarks } from './triage/marks';
import { TriageBar } from './triage/TriageBar';
import { ViewMenu } from './views/ViewMenu';
import { useQueueRows } from './use-rows';

interface Props {
  readonly selectedId: string | undefined;
  readonly onOpen: (caseId: string) => void;
  /** Absent: this seat takes no reports down. */
  readonly onReport?: () => void;
}

const NONE: readonly CaseRow[] = [];

/** No open case: as far as anybody can know without a line. */
const Nothing = () => {
  const t = useQueueStrings();
  const kind = useConnection(({ link }) => link.kind);
  const heard = kind === 'online' || kind === 'embedded';
  return <EmptyState icon={<InboxIcon />} title={t(heard ? 'empty' : 'emptyUnheard')} hint={t(heard ? 'emptyHint' : 'emptyUnheardHint')} />;
};

interface ToolsProps {
  readonly filter: QueueFilter;
  readonly onReport: (() => void) | undefined;
}

/** What the list is narrowed and sorted by; says nothing of its rows, so that it is not drawn again with them. */
const Tools = memo(({ filter, onReport }: ToolsProps) => (
  <Box
    sx={{
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 1,
      px: 1,
      py: 0.75,
      '@container (max-width: 860px)': { columnGap: 0.5 },
    }}
  >
    <Counters only={filter.only} />
    <SearchField text={filter.text} />
    <FilterMenu filter={filter} />
    <ViewMenu onOpened={focusQueue} />
    <SortMenu sort={filter.sort} />
    {onReport && <ReportButton onPress={onReport} />}
  </Box>
));
Tools.displayName = 'Tools';

/** The live list of cases: what is next, how long is left, what is stuck. */
export const Queue = ({ selectedId, onOpen, onReport }: Props) => {
  const t = useQueueStrings();
  const chosen = useFilter();
  const { seat } = useSettings();
  const { role } = seat;
  // What was narrowed to at another seat may have no switch at this one.
  const filter = useMemo(() => (onlyFor(role).includes(chosen.only) ? chosen : { ...chosen, only: 'all' as const }), [chosen, role]);
  const status = useReplicaStatus();
  const { rows, archive, shown } = useQueueRows(filter);
  const marks = useMarks();
  // Only what the list shows is acted on: nobody should change what he cannot see.
  const marked = useMemo(() => (marks.size === 0 ? NONE : rows.filter(({ id }) => marks.has(id))), [rows, marks]);
  const seatKey = `${role} ${seat.area} ${seat.departmentId ?? ''} ${seat.operatorId}`;
  useEffect(() => clearMarks, [seatKey]);
  const problem = useSeatProblem();
  const narrowed = filter.only !== 'all' || searches(filter) || chosenFields(filter).length > 0;
  return (
    <Box
      component="section"
      aria-label={t('title')}
      data-testid="queue"
      data-status={status}
      data-role={role}
      data-area={seat.area}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.paper', containerType: 'inline-size' }}
    >
      <Tools filter={filter} onReport={onReport} />
      <FilterChips filter={filter} />
      <Box sx={{ height: 2, borderBottom: 1, borderColor: 'divider' }}>
        {(status === 'filling' || archive === 'searching') && (
          <LinearProgress sx={{ height: 2 }} aria-label={t(archive === 'searching' ? 'searching' : 'loading')} />
        )}
      </Box>
      {status === 'failing' && (
        <Alert severity="warning" sx={{ borderRadius: 0, py: 0 }}>
          {t('failing')} — {t('failingHint')}
        </Alert>
      )}
      {archive === 'failed' && (
        <Alert severity="warning" sx={{ borderRadius: 0, py: 0 }}>
          {t('archiveFailed')}
        </Alert>
      )}
      {rows.length > 0 ? (
        <QueueList rows={rows} selectedId={selectedId} onOpen={onOpen} filterKey={shown} />
      ) : status === 'loading' ? (
        <EmptyState title={t('loading')} hint={t('loadingHint')} />
      ) : problem ? (
        <EmptyState icon={<InboxIcon />} title={t(problem.what, { code: problem.code })} hint={t('seatHint')} />
      ) : narrowed ? (
        <EmptyState
          icon={<InboxIcon />}
          title={t('noMatch')}
          hint={t('noMatchHint')}
          action={
            <Button variant="outlined" onClick={() => filterQueue({})}>
              {t('clear')}
            </Button>
          }
        />
      ) : (
        <Nothing />
      )}
      <TriageBar marked={marked} onOpen={onOpen} onBack={focusQueue} />
    </Box>
  );
};
