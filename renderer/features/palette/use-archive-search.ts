import { useEffect, useState } from 'react';
import type { CaseRow } from '../../../preload/contract';
import { griddesk } from '../../kit';
import { PER_KIND } from './items';

/** Cases that the working set may no longer hold, once typing pauses. */
export const useArchiveSearch = (text: string): readonly CaseRow[] => {
  const [found, setFound] = useState<readonly CaseRow[]>([]);
  useEffect(() => {
    setFound([]);
    if (text.trim().length < 2) return;
    let wanted = true;
    const timer = setTimeout(() => {
      void griddesk.cases.search({ text: text.trim(), limit: PER_KIND }).then((answer) => wanted && answer.ok && setFound(answer.value));
    }, 200);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
};
