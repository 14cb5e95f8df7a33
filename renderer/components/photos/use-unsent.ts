import { useCallback, useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract';
import { griddesk } from '../../kit';

export type Unsent = Output<'media.unsent'>;

const NOTHING: Unsent = { mayRetry: false, photos: [] };

/** Which of these photos have not reached the platform, as it is now; `retry` sends refused ones again. */
export const useUnsent = (
  ids: readonly string[],
): { readonly unsent: Unsent; readonly retry: (ids: readonly string[]) => Promise<void> } => {
  const [unsent, setUnsent] = useState(NOTHING);
  const key = ids.join(' ');
  useEffect(() => {
    let current = true;
    const ask = (): void => {
      const mediaIds = key.split(' ').filter((id) => id !== '');
      if (mediaIds.length === 0) return;
      void griddesk.media.unsent({ mediaIds }).then((answer) => current && answer.ok && setUnsent(answer.value));
    };
    ask();
    const end = griddesk.onPoke(ask);
    return () => {
      current = false;
      end();
    };
  }, [key]);
  const retry = useCallback(async (mediaIds: readonly string[]): Promise<void> => {
    await griddesk.media.retry({ mediaIds: [...mediaIds] });
  }, []);
  return { unsent, retry };
};
