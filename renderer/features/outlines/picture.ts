import type { GridFile } from '../../../preload/contract';

type Ring = readonly (readonly [number, number])[];

export const WIDTH = 240;
export const HEIGHT = 150;
const MARGIN = 8;

/** Lays rings on a picture, all systems' on the same one, so that they can be compared. @returns SVG path data of a ring */
export const pictureOf = ({ known, systems }: Pick<Extract<GridFile, { kind: 'read' }>, 'known' | 'systems'>): ((ring: Ring) => string) => {
  const corners = [...known, ...systems.flatMap(({ outlines }) => outlines)].flat();
  const [west, east, south, north] = corners.reduce(
    ([w, e, s, n], [lon, lat]) => [Math.min(w, lon), Math.max(e, lon), Math.min(s, lat), Math.max(n, lat)],
    [Infinity, -Infinity, Infinity, -Infinity],
  );
  // A degree of longitude is shorter the further north it lies.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(1e-9, (east - west) * shrink),
    (HEIGHT - 2 * MARGIN) / Math.max(1e-9, north - south),
  );
  const x = (lon: number) => WIDTH / 2 + (lon - (west + east) / 2) * shrink * scale;
  const y = (lat: number) => HEIGHT / 2 - (lat - (south + north) / 2) * scale;
  return (ring) => `M${ring.map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`;
};
