import { useCallback } from 'react';
import type { CaseAction, TaskAction } from '../../../preload/contract';
import { useToast } from '../../components';
import { currentSettings, newId, sendCommand } from '../../kit';
import { caseRow } from '../../replica';
import { useCaseStrings } from './strings';

/**
 * Events are not erased, so taking back is the opposite act: a sent task is recalled, a closed or rejected case reopened,
 * a suspended one resumed. What has no opposite offers none.
 */
const takeBack = async (caseId: string, action: CaseAction | TaskAction, departments: readonly string[], reason: string): Promise<void> => {
  if (action === 'suspend') await sendCommand('resume', caseId, { reason }, newId());
  else if (action === 'close' || action === 'reject') await sendCommand('reopen', caseId, { reason }, newId());
  else if (action === 'dispatch') {
    const tasks = (caseRow(caseId)?.tasks ?? []).filter(
      (task) => departments.includes(task.departmentId) && task.actions.includes('recall'),
    );
    if (tasks.length === 0) throw new Error('no task can be recalled');
    for (const task of tasks) await sendCommand('recall', caseId, { taskId: task.taskId, reason }, newId());
  }
};

const said = { close: 'closedNow', reject: 'rejectedNow', suspend: 'suspendedNow' } as const;

/** Says what was done and offers ten seconds to take it back. */
export const useOfferUndo = (caseId: string) => {
  const t = useCaseStrings();
  const toast = useToast();
  return useCallback(
    (action: CaseAction | TaskAction, departments: readonly string[] = []) => {
      // It has not left yet: the bar at the bottom says so, and takes it back for good.
      if (currentSettings().undoSeconds > 0) return;
      const message =
        action === 'dispatch'
          ? t('sentTo', { count: departments.length })
          : action in said
            ? t(said[action as keyof typeof said])
            : undefined;
      if (message === undefined) return;
      const undo = () =>
        void takeBack(caseId, action, departments, t('undoReason')).then(
          () => toast({ message: t('undone') }),
          () => toast({ message: t('undoFailed') }),
        );
      toast({ message, undo });
    },
    [caseId, t, toast],
  );
};
