import { useEffect, useRef } from 'react';
import { announce, currentSettings, griddesk, isOwnAct, playTone } from '../kit';
import { caseRow } from '../replica';
import { useAppStrings } from './strings';

const WORDS = { urgent: 'announceUrgent', warning: 'announceWarning', overdue: 'announceOverdue' } as const;

/**
 * A new urgent case, or limits near their end or past it: a short tone and a word for screen readers. The focus stays
 * where it is.
 */
export const useAnnouncements = (here: boolean): void => {
  const t = useAppStrings();
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  });
  useEffect(() => {
    if (!here) return;
    return griddesk.onAnnounce(({ caseId, kind, sum }) => {
      if (kind === 'urgent' && isOwnAct(caseId)) return;
      if (currentSettings().sounds) playTone(kind === 'urgent' ? 'urgent' : 'deadline');
      // The row may come a moment after the announcement.
      setTimeout(() => {
        const row = caseRow(caseId);
        const said = sum
          ? words.current('announceSum', { overdue: sum.overdue, warnings: sum.warnings })
          : words.current(WORDS[kind], { title: row?.title ?? '', village: row?.villageName ?? '' });
        announce(said, kind === 'warning' ? 'polite' : 'assertive');
      }, 500);
    });
  }, [here]);
};
