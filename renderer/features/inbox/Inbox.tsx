import { useMemo, useRef, useState } from 'react';
import { Alert, Box, LinearProgress, TextField, Typography } from '@mui/material';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import { CountedSwitch, EmptyState } from '../../components';
import { useNow, useSettings } from '../../kit';
import { anyCase, useCases, useReplicaStatus, useSeatProblem } from '../../replica';
import { useInboxStrings } from './strings';
import { TaskLine } from './TaskLine';
import { countsOf, shelved, tasksOf, type Shelf } from './tasks';
import { useInboxKeys } from './use-inbox-keys';

const SHELVES: readonly Shelf[] = ['todo', 'new', 'overdue', 'done'];
const LIST_ID = 'inbox-list';

interface Props {
  readonly departmentId: string;
  readonly selectedId: string | undefined;
  readonly onOpen: (caseId: string) => void;
}

/** A department's desk: its tasks and nothing else, each with its own clock. 部门席位 */
export const Inbox = ({ departmentId, selectedId, onOpen }: Props) => {
  const t = useInboxStrings();
  const now = useNow(5000);
  const status = useReplicaStatus();
  const { seat } = useSettings();
  const rows = useCases(anyCase);
  const [shelf, setShelf] = useState<Shelf>('todo');
  const [words, setWords] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const tasks = useMemo(() => tasksOf(rows, departmentId), [rows, departmentId]);
  const shown = useMemo(() => shelved(tasks, shelf, words, now), [tasks, shelf, words, now]);
  const counts = countsOf(tasks, now);
  // A task that is done leaves its shelf while its case stays open beside it: then the list stands on none.
  const current = shown.some(({ row }) => row.id === selectedId) ? `inbox-${selectedId}` : undefined;
  const onKeyDown = useInboxKeys(shown, selectedId, list, onOpen);
  return (
    <Box
      component="section"
      aria-label={t('title')}
      data-testid="queue"
      data-kind="inbox"
      data-status={status}
      data-role={seat.role}
      data-area={seat.area}
      data-department={departmentId}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}
    >
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1, py: 0.75, borderBottom: 1, borderColor: 'divider' }}
      >
        <CountedSwitch
          label={t('shelves')}
          value={shelf}
          choices={SHELVES.map((name) => ({ name, text: t(name), count: counts[name], testId: `inbox-${name}` }))}
          onChange={(next) => setShelf(next ?? 'todo')}
        />
        <TextField
          value={words}
          placeholder={t('search')}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            if (event.key === 'Escape') setWords('');
            document.getElementById(LIST_ID)?.focus();
          }}
          sx={{ flex: '1 1 140px', minWidth: 120, '& .MuiInputBase-root': { height: 28 } }}
          slotProps={{ htmlInput: { 'aria-label': t('search'), 'data-testid': 'queue-search', maxLength: 100 } }}
        />
      </Box>
      {status === 'filling' && <LinearProgress sx={{ height: 2 }} aria-label={t('loading')} />}
      {status === 'failing' && (
        <Alert severity="warning" sx={{ borderRadius: 0, py: 0 }}>
          {t('failing')}
        </Alert>
      )}
      {shown.length === 0 ? (
        <Nothing shelf={shelf} searching={words !== ''} loading={status === 'loading'} />
      ) : (
        <Box
          component="ul"
          ref={list}
          id={LIST_ID}
          role="listbox"
          tabIndex={0}
          aria-label={t('title')}
          aria-activedescendant={current}
          onKeyDown={onKeyDown}
          sx={{
            listStyle: 'none',
            m: 0,
            p: 0,
            flex: 1,
            minHeight: 0,
            overflowY: 'auto',
            // The focus is seen on the task it stands for, not around the whole list.
            '&:focus-visible': { outline: 'none' },
            '&:focus-visible [aria-selected=true]': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '-2px' },
          }}
        >
          {shown.map(({ row, task }, place) => (
            <TaskLine
              key={task.taskId}
              row={row}
              task={task}
              place={place}
              total={shown.length}
              chosen={row.id === selectedId}
              onOpen={onOpen}
            />
          ))}
        </Box>
      )}
      <Typography variant="caption" sx={{ px: 1.5, py: 0.5, borderTop: 1, borderColor: 'divider', color: 'text.secondary' }}>
        {t('keys')}
      </Typography>
    </Box>
  );
};

interface NothingProps {
  readonly shelf: Shelf;
  readonly searching: boolean;
  readonly loading: boolean;
}

const Nothing = ({ shelf, searching, loading }: NothingProps) => {
  const t = useInboxStrings();
  const problem = useSeatProblem();
  if (loading) return <EmptyState title={t('loading')} />;
  if (problem) return <EmptyState icon={<InboxIcon />} title={t(problem.what, { code: problem.code })} hint={t('seatHint')} />;
  if (searching) return <EmptyState icon={<InboxIcon />} title={t('noMatch')} />;
  if (shelf !== 'todo') return <EmptyState icon={<InboxIcon />} title={t('emptyShelf')} />;
  return <EmptyState icon={<InboxIcon />} title={t('empty')} hint={t('emptyHint')} />;
};

/** Puts the keyboard into the list. */
export const focusInbox = (): void => document.getElementById(LIST_ID)?.focus();
