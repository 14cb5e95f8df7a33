import type { BadFeature, GridColumns, GridFile, GridPreview, GridSystem } from '../../preload/contract';
import type { Desk } from './desk';
import { OTHER_VILLAGE, VILLAGE } from './wire';

type Corner = readonly [number, number];
export type Corners = readonly Corner[];

/** A sum as somebody would write it down. */
const plus = (a: number, b: number): number => Number((a + b).toFixed(6));

/** A square whose south-west corner is given, degrees wide; counterclockwise and closed. */
export const squareAt = (lon: number, lat: number, width = 0.004): Corner[] => [
  [lon, lat],
  [plus(lon, width), lat],
  [plus(lon, width), plus(lat, width)],
  [lon, plus(lat, width)],
  [lon, lat],
];

/** A feature as a survey writes one. */
export const featureOf = (properties: Readonly<Record<string, unknown>>, ...rings: readonly Corners[]): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});

export const collectionOf = (features: readonly unknown[], more: object = {}): object => ({ type: 'FeatureCollection', ...more, features });

/** Pieces of a file as a disk gives them. */
export const piecesOf = (bytes: Uint8Array, size = 65_536) =>
  async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };

export type GridFileRead = Extract<GridFile, { kind: 'read' }>;
export const USUAL: GridColumns = { code: '网格代码', name: '网格名称', type: '网格类型', households: '户数' };

/** A grid of the small world, its neighbour, and one that nobody knows yet. */
export const KNOWN = `${VILLAGE}-01-01`;
export const OTHER = `${OTHER_VILLAGE}-01-01`;
export const NEW = `${VILLAGE}003`;

/** A grid as it stands in a survey with the usual properties. */
export const survey = (code: unknown, corners: Corners, over: object = {}): object =>
  featureOf({ 网格代码: code, 网格名称: '河湾网格', 网格类型: '农村型', 户数: 18, ...over }, corners);

/** A desk with a file of outlines before it. */
export const gridDesk = (desk: () => Desk) => {
  const readBytes = async (bytes: Uint8Array, name = '网格.geojson', size?: number): Promise<GridFile> => {
    const answer = await desk().services.readGridFile(name, piecesOf(bytes, size));
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  const read = async (features: readonly unknown[], more?: object): Promise<GridFileRead> => {
    const file = await readBytes(Buffer.from(JSON.stringify(collectionOf(features, more))));
    if (file.kind !== 'read') throw new Error(file.why);
    return file;
  };
  const bad = async (importId: string): Promise<BadFeature[]> =>
    (await desk().value('grids.badFeatures', { importId, skip: 0, limit: 500 })).features;
  return {
    readBytes,
    read,
    bad,
    /** Reads and checks in one go. */
    check: async (features: readonly unknown[], system: GridSystem = 'WGS84', columns = USUAL): Promise<GridPreview> =>
      desk().value('grids.check', { importId: (await read(features)).importId, system, columns }),
  };
};
