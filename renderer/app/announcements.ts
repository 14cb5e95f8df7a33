import { useEffect, useRef } from 'react';
import type { PushValue } from '../../preload/contract';
import { announce, currentSettings, griddesk, isOwnAct, playTone } from '../kit';
import { caseRow } from '../replica';
import { useAppStrings } from './strings';

const WORDS = { urgent: 'announceUrgent', warning: 'announceWarning', overdue: 'announceOverdue', task: 'announceTask' } as const;

/** A task of an urgent case sounds as the case itself does at the centre. */
const isUrgent = (kind: keyof typeof WORDS, caseId: string): boolean =>
  kind === 'urgent' || (kind === 'task' && caseRow(caseId)?.priority === 'urgent');

/** Several at once are counted; one is called by its name. */
const wordsOf = ({ caseId, kind, cases, sum, tasks }: PushValue<'announce'>, t: ReturnType<typeof useAppStrings>): string => {
  if (cases !== undefined) return t('announceUrgents', { cases });
  if (sum) return t('announceSum', { overdue: sum.overdue, warnings: sum.warnings });
  if (tasks !== undefined) return t('announceTasks', { tasks });
  const row = caseRow(caseId);
  return t(WORDS[kind], { title: row?.title ?? '', village: row?.villageName ?? '' });
};

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
    return griddesk.onAnnounce((announcement) => {
      const { caseId, kind, cases } = announcement;
      if (kind === 'urgent' && cases === undefined && isOwnAct(caseId)) return;
      if (currentSettings().sounds) playTone(isUrgent(kind, caseId) ? 'urgent' : 'deadline');
      // The row may come a moment after the announcement.
      setTimeout(() => {
        const said = wordsOf(announcement, words.current);
        announce(said, kind === 'urgent' || kind === 'overdue' ? 'assertive' : 'polite');
      }, 500);
    });
  }, [here]);
};
