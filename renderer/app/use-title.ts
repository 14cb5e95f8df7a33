import { useEffect } from 'react';

/** What the system calls this window: where it looks, then the product. No personal data and no case text. */
export const useTitle = (place: string): void => {
  useEffect(() => {
    document.title = `${place} – GridDesk`;
  }, [place]);
};
