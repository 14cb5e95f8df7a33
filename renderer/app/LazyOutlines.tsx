import { lazy, Suspense } from 'react';
import { useSettings } from '../kit';
import { importOutlines, useSelection } from './selection';

/** Done once in a while: its code comes when it is first asked for. */
const OutlinesDialog = lazy(async () => ({ default: (await import('../features/outlines')).OutlinesDialog }));

/** The import of grids' outlines, above whatever is shown; for the shift lead. */
export const LazyOutlines = () => {
  const { outlining } = useSelection();
  const { role } = useSettings().seat;
  if (!outlining || role !== 'lead') return null;
  return (
    <Suspense fallback={null}>
      <OutlinesDialog onClose={() => importOutlines(false)} />
    </Suspense>
  );
};
