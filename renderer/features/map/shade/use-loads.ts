import { useEffect, useState } from 'react';
import type { PlaceLoad } from '../../../../preload/contract';
import { fromText, griddesk, valueOf } from '../../../kit';

/** Asked again so often while it is shown, ms. */
const EVERY_MS = 3000;
const NONE: readonly PlaceLoad[] = [];

/** Open and overdue cases by place, while somebody looks at them; what was last known when the answer does not come. */
export const useLoads = (wanted: boolean): readonly PlaceLoad[] => {
  const [loads, setLoads] = useState(NONE);
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    let last = '';
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      valueOf(fromText(griddesk.map.loadsText())).then(
        ({ places }) => {
          const now = JSON.stringify(places);
          if (!current || now === last) return;
          last = now;
          setLoads(places);
        },
        () => {},
      );
    };
    ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [wanted]);
  return wanted ? loads : NONE;
};
