import { useEffect, useState } from 'react';
import type { Grid } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';

export type Grids =
  { readonly kind: 'loading' | 'failed'; readonly grids: readonly Grid[] } | { readonly kind: 'ready'; readonly grids: readonly Grid[] };
const none: readonly Grid[] = [];

/** The grids of an area; asked for once, because they change by the year. `revision` asks again. */
export const useGrids = (area: string, revision: unknown): Grids => {
  const [state, setState] = useState<Grids>({ kind: 'loading', grids: none });
  useEffect(() => {
    let current = true;
    valueOf(griddesk.directory.grids({ area })).then(
      (grids) => current && setState({ kind: 'ready', grids }),
      () => current && setState({ kind: 'failed', grids: none }),
    );
    return () => {
      current = false;
    };
  }, [area, revision]);
  return state;
};
