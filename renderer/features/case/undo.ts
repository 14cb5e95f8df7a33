import { useCallback } from 'react';
import type { CaseAction, CommandName, TaskAction } from '../../../preload/contract';
import { useToast } from '../../components';
import { currentSettings } from '../../kit';
import { caseRow } from '../../replica';
import { giveOpposite, oppositeOf } from './opposite';
import { useCaseStrings } from './strings';

/** Events are not erased, so taking back is the opposite act; what has none offers none. */
const takeBack = async (caseId: string, action: CaseAction | TaskAction, departments: readonly string[], reason: string): Promise<void> => {
  const row = caseRow(caseId);
  const opposite = action in said || action === 'dispatch' ? oppositeOf(row, action as CommandName, departments) : undefined;
  if (!row || !opposite) throw new Error('it has no opposite now');
  await giveOpposite(row, opposite, departments, reason);
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
