import { useEffect, useState } from 'react';
import type { Grid } from '../../../../preload/contract';
import { griddesk, useSettings } from '../../../kit';
import { useDirectory } from '../../../replica';

const NONE: readonly Grid[] = [];
/** Kept for the window's life: they change with the directory, which is seldom. */
let kept: { readonly area: string; readonly of: unknown; readonly grids: Promise<readonly Grid[]> } | undefined;

/** The grids of the seat's area; empty until they have come. */
export const useGrids = (): readonly Grid[] => {
  const { area } = useSettings().seat;
  const { areas } = useDirectory();
  const [grids, setGrids] = useState(NONE);
  useEffect(() => {
    let current = true;
    if (kept?.area !== area || kept.of !== areas) {
      kept = { area, of: areas, grids: griddesk.directory.grids({ area }).then((answer) => (answer.ok ? answer.value : NONE)) };
    }
    void kept.grids.then((found) => current && setGrids(found));
    return () => {
      current = false;
    };
  }, [area, areas]);
  return grids;
};
