import { useEffect, useRef } from 'react';
import { announce, currentSettings, griddesk, isOwnAct, playTone } from '../kit';
import { caseRow } from '../replica';
import { useAppStrings } from './strings';

/** A new urgent case or one gone overdue: a short tone and a word for screen readers. The focus stays where it is. */
export const useAnnouncements = (here: boolean): void => {
  const t = useAppStrings();
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  });
  useEffect(() => {
    if (!here) return;
    return griddesk.onAnnounce(({ caseId, kind }) => {
      if (kind === 'urgent' && isOwnAct(caseId)) return;
      if (currentSettings().sounds) playTone(kind);
      // The row may come a moment after the announcement.
      setTimeout(() => {
        const row = caseRow(caseId);
        announce(
          words.current(kind === 'urgent' ? 'announceUrgent' : 'announceOverdue', {
            title: row?.title ?? '',
            village: row?.villageName ?? '',
          }),
          'assertive',
        );
      }, 500);
    });
  }, [here]);
};
