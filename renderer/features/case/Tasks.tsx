import { memo } from 'react';
import { Box, Button, Typography } from '@mui/material';
import type { TaskAction, TaskRow } from '../../../preload/contract';
import { Kbd, TaskStateChip, TimeLeft } from '../../components';
import { letters, taskClock, useFormat, useNamedAct, useNow, useShortcut, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { Photos } from './Photos';
import { Section } from './Section';
import { useCaseStrings } from './strings';
import type { CaseBody } from './use-body';

export type TaskAct = TaskAction | 'recall';
type OnAct = (action: TaskAct, task: TaskRow) => void;

interface ButtonProps {
  readonly action: TaskAct;
  readonly task: TaskRow;
  /** The letter belongs to the first task that allows the action. */
  readonly first: boolean;
  readonly busy: boolean;
  readonly onAct: OnAct;
}

const NEXT: Readonly<Partial<Record<TaskRow['state'], TaskAct>>> = { sent: 'acknowledge', acknowledged: 'arrive', arrived: 'complete' };

const TaskButton = ({ action, task, first, busy, onAct }: ButtonProps) => {
  const term = useTerm();
  const t = useCaseStrings();
  // The step a department usually takes next stands out.
  const main = first && action === NEXT[task.state];
  const words = action === 'recall' ? term('caseActions', action) : term('taskActions', action);
  useShortcut(letters[action], () => onAct(action, task), { when: first && !busy, label: words, group: t('group') });
  // A second task has no letter: its acts are found by the department's name.
  useNamedAct(`${action} ${task.taskId}`, `${words} · ${task.departmentName}`, () => onAct(action, task), !first && !busy);
  return (
    <Button
      variant={main ? 'contained' : 'outlined'}
      color={main ? 'primary' : 'secondary'}
      disabled={busy}
      onClick={() => onAct(action, task)}
      aria-label={`${words} · ${task.departmentName}`}
      data-testid={`action-${action}`}
      data-task-id={task.taskId}
      data-usual={main || undefined}
      endIcon={first ? <Kbd>{letters[action].toUpperCase()}</Kbd> : undefined}
      sx={{
        px: 1,
        borderColor: 'divider',
        '& .MuiButton-endIcon': { ml: 0.75, mr: 0 },
        '& .MuiButton-endIcon > kbd': {
          fontSize: '0.786rem',
          ...(main ? { bgcolor: 'transparent', color: 'inherit', borderColor: 'currentcolor' } : {}),
        },
      }}
    >
      {words}
    </Button>
  );
};

const ended = (task: TaskRow): boolean => task.endedAt !== undefined;

/** One department's part: how far it is, how long it has, what it answered. */
const TaskItem = ({
  row,
  task,
  firsts,
  busy,
  onAct,
}: {
  readonly row: Pick<CaseBody, 'clock'>;
  readonly task: TaskRow;
  readonly firsts: ReadonlyMap<TaskAct, string>;
  readonly busy: boolean;
  readonly onAct: OnAct;
}) => {
  const t = useCaseStrings();
  const format = useFormat();
  const now = useNow(60_000);
  const { departments } = useDirectory();
  const department = departments.get(task.departmentId);
  const duty = department?.onDuty[0];
  const steps = [
    t('sentAt', { time: format.when(task.sentAt, now) }),
    task.acknowledgedAt === undefined ? '' : t('acknowledgedAt', { time: format.when(task.acknowledgedAt, now) }),
    task.arrivedAt === undefined ? '' : t('arrivedAt', { time: format.when(task.arrivedAt, now) }),
    task.endedAt === undefined
      ? t('taskDue', { time: format.when(task.dueAt, now) })
      : t('endedAt', { time: format.when(task.endedAt, now) }),
  ];
  return (
    <Box
      component="li"
      data-testid="task"
      data-task-id={task.taskId}
      data-department-id={task.departmentId}
      data-state={task.state}
      sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box component="span" sx={{ fontWeight: 600, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {task.departmentName}
        </Box>
        {task.lead && (
          <Box
            component="span"
            sx={{
              flex: 'none',
              px: 0.5,
              border: 1,
              borderColor: 'text.disabled',
              borderRadius: 0.5,
              fontSize: '0.857rem',
              lineHeight: '18px',
              color: 'text.secondary',
            }}
          >
            {t('lead')}
          </Box>
        )}
        <TaskStateChip state={task.state} />
        <Box sx={{ ml: 'auto', flex: 'none' }}>{!ended(task) && <TimeLeft clock={taskClock(row, task)} />}</Box>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {[...steps, duty && !ended(task) ? `${duty.name} ${duty.phone}` : ''].filter(Boolean).join(' · ')}
      </Typography>
      {task.instructions !== '' && <Words label={t('instructions')} text={task.instructions} />}
      {task.answer !== undefined && <Words label={t('answer')} text={task.answer} />}
      {task.media.length > 0 && (
        <Box sx={{ mt: 0.5 }}>
          <Photos ids={task.media} size={64} />
        </Box>
      )}
      {task.actions.length > 0 && (
        <Box sx={{ display: 'flex', gap: 0.75, mt: 0.75 }}>
          {task.actions.map((action) => (
            <TaskButton key={action} action={action} task={task} first={firsts.get(action) === task.taskId} busy={busy} onAct={onAct} />
          ))}
        </Box>
      )}
    </Box>
  );
};

const Words = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
      {label}
    </Box>
    {text}
  </Typography>
);

/** The departments' tasks, the leading one first, ended ones last. */
export const Tasks = memo(({ row, busy, onAct }: { readonly row: CaseBody; readonly busy: boolean; readonly onAct: OnAct }) => {
  const t = useCaseStrings();
  const tasks = row.tasks.toSorted((a, b) => Number(ended(a)) - Number(ended(b)) || Number(b.lead) - Number(a.lead) || a.sentAt - b.sentAt);
  const firsts = new Map<TaskAct, string>();
  for (const task of tasks) for (const action of task.actions) if (!firsts.has(action)) firsts.set(action, task.taskId);
  return (
    <Section title={t('tasks')}>
      {tasks.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('noTasks')}
        </Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {tasks.map((task) => (
            <TaskItem key={task.taskId} row={row} task={task} firsts={firsts} busy={busy} onAct={onAct} />
          ))}
        </Box>
      )}
    </Section>
  );
});
Tasks.displayName = 'Tasks';
