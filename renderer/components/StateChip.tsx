import { memo } from 'react';
import type { CaseStateName, Priority, TaskStateName } from '../../preload/contract';
import { classes, useTerm } from '../kit';
import css from './StateChip.module.css';

const stateLook = classes(css['chip'], css['state']);

/** A state is a word on a quiet ground; colour is kept for time. */
export const StateChip = memo(({ state }: { readonly state: CaseStateName }) => {
  const term = useTerm();
  return <span className={stateLook}>{term('caseStates', state)}</span>;
});
StateChip.displayName = 'StateChip';

export const TaskStateChip = memo(({ state }: { readonly state: TaskStateName }) => {
  const term = useTerm();
  return <span className={stateLook}>{term('taskStates', state)}</span>;
});
TaskStateChip.displayName = 'TaskStateChip';

/** Urgent is a word in a box, not a louder red; routine says nothing unless asked to. */
export const PriorityBox = memo(({ priority, always = false }: { readonly priority: Priority; readonly always?: boolean }) => {
  const term = useTerm();
  if (priority === 'routine' && !always) return null;
  return (
    <span className={classes(css['chip'], css['priority'], priority === 'urgent' && css['urgent'])}>{term('priorities', priority)}</span>
  );
});
PriorityBox.displayName = 'PriorityBox';
