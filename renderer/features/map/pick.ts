import Flatbush from 'flatbush';

/** Index of the point nearest to the pointer within `reach` pixels; undefined: none. */
export const pointPicker = (
  points: readonly (readonly [x: number, y: number])[],
  reach: number,
): ((x: number, y: number) => number | undefined) => {
  if (points.length === 0) return () => undefined;
  const index = new Flatbush(points.length);
  for (const [x, y] of points) index.add(x, y, x, y);
  index.finish();
  return (x, y) => index.neighbors(x, y, 1, reach)[0];
};
