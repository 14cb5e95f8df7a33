import { useEffect, useRef } from 'react';
import type { PushValue } from '../../preload/contract';
import { announce, currentSettings, griddesk, isOwnAct, playTone } from '../kit';
import { caseRow } from '../replica';
import { useAppStrings } from './strings';

const WORDS = { urgent: 'announceUrgent', warning: 'announceWarning', overdue: 'announceOverdue', task: 'announceTask' } as const;
const UNNAMED = { urgent: 'unnamedUrgent', warning: 'unnamedWarning', overdue: 'unnamedOverdue', task: 'unnamedTask' } as const;

/** A task of an urgent case sounds as the case itself does at the centre. */
const isUrgent = (kind: keyof typeof WORDS, caseId: string): boolean =>
  kind === 'urgent' || (kind === 'task' && caseRow(caseId)?.priority === 'urgent');

/** The row may come a moment after the announcement, or some seconds after it in a window that has much to read; ms. */
const ROW_MS = 500;
/** So often the row is looked for: what is not in the list by then is told by its kind alone. */
const LOOKS = 20;

/** Several at once are counted; one is called by its name. Undefined: its row has not come yet. */
const wordsOf = ({ caseId, kind, cases, sum, tasks }: PushValue<'announce'>, t: ReturnType<typeof useAppStrings>): string | undefined => {
  if (cases !== undefined) return t('announceUrgents', { cases });
  if (sum) return t('announceSum', { overdue: sum.overdue, warnings: sum.warnings });
  if (tasks !== undefined) return t('announceTasks', { tasks });
  const row = caseRow(caseId);
  return row && t(WORDS[kind], { title: row.title, village: row.villageName });
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
      const say = (looks: number): void => {
        const said = wordsOf(announcement, words.current) ?? (looks > 0 ? undefined : words.current(UNNAMED[kind]));
        if (said === undefined) setTimeout(say, ROW_MS, looks - 1);
        else announce(said, kind === 'urgent' || kind === 'overdue' ? 'assertive' : 'polite');
      };
      setTimeout(say, ROW_MS, LOOKS);
    });
  }, [here]);
};
