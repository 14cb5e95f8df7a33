import { memo } from 'react';
import { Box } from '@mui/material';
import { cut, PriorityBox, SlipMark, TaskStateChip, TimeLeft } from '../../components';
import { taskClock, useFormat, useNow, useTerm } from '../../kit';
import { useInboxStrings } from './strings';
import type { InboxTask } from './tasks';

const quiet = { ...cut, color: 'text.secondary' } as const;
const Boxed = ({ children }: { readonly children: string }) => (
  <Box
    component="span"
    sx={{ flex: 'none', px: 0.5, border: 1, borderColor: 'text.disabled', borderRadius: 0.5, fontSize: '0.786rem', lineHeight: '16px' }}
  >
    {children}
  </Box>
);

interface Props extends InboxTask {
  readonly place: number;
  readonly total: number;
  readonly chosen: boolean;
  readonly onOpen: (caseId: string) => void;
}

/** One task: how long this department has, what it is about, what is asked of it, how far it is. */
export const TaskLine = memo(({ row, task, place, total, chosen, onOpen }: Props) => {
  const t = useInboxStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  const asked = row.requests.filter((request) => request.taskId === undefined || request.taskId === task.taskId);
  const slip = row.slips.findLast(({ answer }) => answer === undefined);
  return (
    <Box
      component="li"
      id={`inbox-${row.id}`}
      role="option"
      aria-selected={chosen}
      aria-posinset={place + 1}
      aria-setsize={total}
      data-testid="queue-row"
      data-case-id={row.id}
      data-state={row.state}
      data-priority={row.priority}
      data-task-id={task.taskId}
      data-task-state={task.state}
      onClick={() => onOpen(row.id)}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        columnGap: 1,
        px: 1.5,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
        cursor: 'default',
        bgcolor: chosen ? 'surface.chosen' : undefined,
        boxShadow: chosen ? 'inset 3px 0 0 var(--mui-palette-primary-main)' : 'none',
        '&:hover': { bgcolor: chosen ? 'surface.chosen' : 'surface.hover' },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
        {task.endedAt === undefined ? <TimeLeft clock={taskClock(row, task)} /> : <Ended at={format.when(task.endedAt, now)} />}
        <PriorityBox priority={row.priority} />
        <Box
          component="span"
          sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: row.unread ? 600 : 400 }}
        >
          {row.title}
        </Box>
        {slip && <SlipMark level={slip.level} />}
        {asked.map(({ requestId, kind }) => (
          <Boxed key={requestId}>{t('asks', { kind: term('requestKinds', kind) })}</Boxed>
        ))}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
        {task.lead && <Boxed>{t('lead')}</Boxed>}
        <TaskStateChip state={task.state} />
      </Box>
      <Box sx={{ ...quiet, fontSize: '0.929rem' }}>
        {[row.villageName, row.address, task.instructions || t('instructionsNone')].filter(Boolean).join(' · ')}
      </Box>
      <Box sx={{ ...quiet, fontSize: '0.857rem', textAlign: 'right' }}>{row.number}</Box>
    </Box>
  );
});
TaskLine.displayName = 'TaskLine';

const Ended = ({ at }: { readonly at: string }) => (
  <Box component="span" sx={{ flex: 'none', color: 'text.secondary' }}>
    {at}
  </Box>
);
