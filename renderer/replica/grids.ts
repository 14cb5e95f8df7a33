import { useEffect, useState } from 'react';
import type { Grid } from '../../preload/contract';
import { fromText, griddesk, valueOf } from '../kit';
import { useDirectory } from './directory';

export interface Grids {
  readonly kind: 'loading' | 'failed' | 'ready';
  /** Empty until they are ready. */
  readonly grids: readonly Grid[];
}

const LOADING: Grids = { kind: 'loading', grids: [] };
const FAILED: Grids = { kind: 'failed', grids: [] };

/** Of the area that was asked for last, for all of the window: there are thousands, and they change with the directory only. */
let kept: { readonly area: string; readonly of: unknown; readonly grids: Promise<readonly Grid[]> } | undefined;

const gridsOf = (area: string, of: unknown): Promise<readonly Grid[]> => {
  if (kept?.area === area && kept.of === of) return kept.grids;
  const grids = valueOf(fromText(griddesk.directory.gridsText({ area })));
  const mine = (kept = { area, of, grids });
  // Whoever looks next asks again.
  grids.catch(() => {
    if (kept === mine) kept = undefined;
  });
  return grids;
};

/**
 * The grids of an area with their outlines, asked for anew when the directory changes.
 * @param wanted false: nobody needs them yet, nothing is asked
 */
export const useGrids = (area: string, wanted = true): Grids => {
  const { areas } = useDirectory();
  const [state, setState] = useState(LOADING);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    gridsOf(area, areas).then(
      (grids) => current && setState({ kind: 'ready', grids }),
      () => current && setState(FAILED),
    );
    return () => {
      current = false;
    };
  }, [area, areas, wanted]);
  return state;
};
