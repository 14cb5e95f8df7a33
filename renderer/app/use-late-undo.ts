import { useCallback, useEffect, useRef } from 'react';
import type { WaitingCommand } from '../../preload/contract';
import { useErrorWords, useToast } from '../components';
import { giveOpposite, oppositeOf, type Opposite } from '../features/case/opposite';
import { lastAct, rememberAct } from '../kit';
import { caseRow } from '../replica';
import { useWaitingStrings } from './waiting-strings';

/** How long a second press gives the opposite act, ms. */
const OFFER_MS = 10_000;
/** What goes before its time by more than this was taken back, or sent by hand. */
const CLOCK_MS = 500;

/**
 * Ctrl+Z when nothing waits: says what has left the house already and, where this seat may do the opposite now, offers
 * it; the same key once more gives it. Never does nothing without a word.
 */
export const useLateUndo = (waiting: readonly WaitingCommand[], nameOf: (command: string) => string): (() => void) => {
  const t = useWaitingStrings();
  const toast = useToast();
  const wordsFor = useErrorWords();
  const offered = useRef<{ readonly until: number; readonly give: () => void }>(undefined);
  const before = useRef(waiting);
  useEffect(() => {
    const left = before.current.findLast(({ commandId }) => !waiting.some((one) => one.commandId === commandId));
    before.current = waiting;
    // Given at another window, or before a restart: this one has seen it wait, and its time end.
    if (left && left.until <= Date.now() + CLOCK_MS && lastAct()?.caseId !== left.caseId)
      rememberAct({ name: left.command, caseId: left.caseId, departments: left.departments });
  }, [waiting]);

  return useCallback(() => {
    const again = offered.current;
    offered.current = undefined;
    if (again && Date.now() < again.until) {
      again.give();
      return;
    }
    const act = lastAct();
    if (!act) {
      toast({ message: t('nothing') });
      return;
    }
    const row = caseRow(act.caseId);
    const what = `${nameOf(act.name)} · ${row?.number ?? ''} ${row?.title ?? ''}`;
    const opposite: Opposite | undefined = oppositeOf(row, act.name, act.departments);
    if (!row || !opposite) {
      toast({ message: t('left.none', { what }) });
      return;
    }
    let given = false;
    const give = (): void => {
      offered.current = undefined;
      // By the key, and by the button that still stands there.
      if (given) return;
      given = true;
      giveOpposite(row, opposite, act.departments, t('reason')).then(
        () => {
          rememberAct(undefined);
          toast({ message: t('given', { opposite: t(`opposite.${opposite}`) }) });
        },
        (error: unknown) => {
          const { what: fault, safe } = wordsFor(error);
          toast({ message: `${fault} ${safe}` });
        },
      );
    };
    offered.current = { until: Date.now() + OFFER_MS, give };
    toast({
      message: t('left.offer', { what, opposite: t(`opposite.${opposite}`) }),
      act: { label: t(`opposite.${opposite}`), run: give },
    });
  }, [nameOf, t, toast, wordsFor]);
};
