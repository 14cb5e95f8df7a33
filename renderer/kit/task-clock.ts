import type { CaseRow, Clock, TaskRow } from '../../preload/contract';

/** How long a task has. While its case is suspended its clock stands still too: resuming moves its limit by the pause. */
export const taskClock = (
  { clock }: Pick<CaseRow, 'clock'>,
  { sentAt, warnAt, dueAt }: Pick<TaskRow, 'sentAt' | 'warnAt' | 'dueAt'>,
): Clock => {
  if (clock?.pausedWith === undefined) return { startedAt: sentAt, warnAt, dueAt };
  const suspendedAt = clock.dueAt - clock.pausedWith;
  return { startedAt: sentAt, warnAt, dueAt, pausedWith: dueAt - suspendedAt };
};
