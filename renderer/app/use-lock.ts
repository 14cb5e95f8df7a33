import { useCallback } from 'react';
import { useToast } from '../components';
import { flushDrafts, griddesk } from '../kit';
import { useAppStrings } from './strings';

/** Locks the windows at once, or says why not. */
export const useLock = (): (() => void) => {
  const t = useAppStrings();
  const toast = useToast();
  return useCallback(() => {
    flushDrafts();
    void griddesk.desk.lock().then((answer) => {
      if (!answer.ok) toast({ message: t('lockRefused') });
    });
  }, [t, toast]);
};
