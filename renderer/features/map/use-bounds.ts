import { useMemo } from 'react';
import { useDirectory, type Grids } from '../../replica';
import { boundsWithoutOutline, outlineBounds, type Bounds } from './bounds';

/**
 * What the map of an area shows first. It goes by the outlines alone wherever there are any, so that the map does not wait
 * for the grids. Undefined: the directory has not arrived.
 */
export const useBounds = (home: string, { kind, grids }: Grids): Bounds | undefined => {
  const { areas, rulebook } = useDirectory();
  const outline = useMemo(() => outlineBounds(areas, home), [areas, home]);
  return useMemo(() => {
    const known = rulebook !== undefined && kind !== 'loading';
    return outline ?? (known ? boundsWithoutOutline(areas, grids, home) : undefined);
  }, [outline, rulebook, kind, areas, grids, home]);
};
