import { useEffect, useRef } from 'react';
import { announce, currentSettings, griddesk, isOwnAct, playTone } from '../kit';
import { caseRow } from '../replica';
import { useAppStrings } from './strings';

const WORDS = { urgent: 'announceUrgent', warning: 'announceWarning', overdue: 'announceOverdue', task: 'announceTask' } as const;

/** A task of an urgent case sounds as the case itself does at the centre. */
const isUrgent = (kind: keyof typeof WORDS, caseId: string): boolean =>
  kind === 'urgent' || (kind === 'task' && caseRow(caseId)?.priority === 'urgent');

/**
 * A new urgent case, limits near their end or past it, or new tasks of the seat's own: a short tone and a word for screen
 * readers. The focus stays where it is.
 */
export const useAnnouncements = (here: boolean): void => {
  const t = useAppStrings();
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  });
  useEffect(() => {
    if (!here) return;
    return griddesk.onAnnounce(({ caseId, kind, sum, tasks }) => {
      if (kind === 'urgent' && isOwnAct(caseId)) return;
      if (currentSettings().sounds) playTone(isUrgent(kind, caseId) ? 'urgent' : 'deadline');
      // The row may come a moment after the announcement.
      setTimeout(() => {
        const row = caseRow(caseId);
        const said = sum
          ? words.current('announceSum', { overdue: sum.overdue, warnings: sum.warnings })
          : tasks !== undefined
            ? words.current('announceTasks', { tasks })
            : words.current(WORDS[kind], { title: row?.title ?? '', village: row?.villageName ?? '' });
        announce(said, kind === 'urgent' || kind === 'overdue' ? 'assertive' : 'polite');
      }, 500);
    });
  }, [here]);
};
