import type { Grid } from './directory';
import type { LonLat } from './scalars';

/** The middle of a grid's corners, where its name stands, and whoever and whatever is told of it; undefined: it has none. */
export const labelPointOf = ({ geometry }: Pick<Grid, 'geometry'>): LonLat | undefined => {
  const ring = geometry.coordinates[0]?.slice(1) ?? [];
  if (ring.length === 0) return undefined;
  const mean = (axis: 0 | 1) => ring.reduce((sum, corner) => sum + corner[axis], 0) / ring.length;
  return [mean(0), mean(1)];
};
