import { useCallback } from 'react';
import type { SavedView } from '../../../../preload/contract';
import { useViewStrings } from './strings';

const SHIPPED = ['overdue', 'answer', 'today'] as const;

/** What a view is called: by its own name, or in the current language if it was shipped. */
export const useViewName = () => {
  const t = useViewStrings();
  return useCallback(
    ({ id, name }: SavedView): string => {
      const shipped = SHIPPED.find((one) => one === id);
      return name ?? (shipped ? t(shipped) : id);
    },
    [t],
  );
};
