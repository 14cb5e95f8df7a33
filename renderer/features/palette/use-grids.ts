import { useEffect, useState } from 'react';
import type { Grid } from '../../../preload/contract';
import { griddesk, useSettings } from '../../kit';

/** Kept for the window's life: they change with the directory, which is seldom, and are asked for anew for another area. */
let kept: { readonly area: string; readonly grids: Promise<readonly Grid[]> } | undefined;

const gridsOf = (area: string): Promise<readonly Grid[]> => {
  if (kept?.area !== area) kept = { area, grids: griddesk.directory.grids({ area }).then((answer) => (answer.ok ? answer.value : [])) };
  return kept.grids;
};

/** The grids of the seat's area, once somebody has typed enough to mean one. */
export const useGrids = (wanted: boolean): readonly Grid[] => {
  const { area } = useSettings().seat;
  const [grids, setGrids] = useState<readonly Grid[]>([]);
  useEffect(() => {
    if (!wanted) return;
    let here = true;
    void gridsOf(area).then((found) => here && setGrids(found));
    return () => {
      here = false;
    };
  }, [wanted, area]);
  return grids;
};
