import { archiveOf, squaresIn, vectorTile, WHOLE, type ArchiveParts, type Drawn } from './pmtiles-file';
import { plainPng } from './tianditu-server';

/** Around the demo's townships. */
const BOUNDS = [103.2, 25, 104.6, 26.2] as const;
const squares = (bounds: ArchiveParts['bounds']) => [7, 8, 9, 10, 11].flatMap((z) => squaresIn(bounds, z));

const band = (kind: Drawn['kind'], points: Drawn['points'], properties: Drawn['properties'] = {}): Drawn => ({ kind, points, properties });
/** Most of a tile is water, so that the middle of the map is, wherever that lies. */
const WATER = [
  [0, 700],
  [4096, 700],
  [4096, 4096],
  [0, 4096],
] as const;
const ACROSS = [
  [0, 350],
  [4096, 350],
] as const;
const DOWN = [
  [300, 0],
  [300, 4096],
] as const;

const placed = (bytes: Uint8Array, bounds: ArchiveParts['bounds'] = BOUNDS): ArchiveParts['tiles'] =>
  squares(bounds).map((at) => ({ ...at, bytes }));

/** Every tile has water, a green, roads and a town, named as Protomaps' basemap does. */
export const vectorArchive = (bounds: ArchiveParts['bounds'] = BOUNDS): Buffer =>
  archiveOf({
    type: 'mvt',
    bounds,
    leavesOf: 50,
    metadata: {
      attribution: '<a href="https://www.openstreetmap.org/copyright">&copy; OpenStreetMap</a>',
      vector_layers: [{ id: 'earth' }, { id: 'water' }, { id: 'landuse' }, { id: 'roads' }, { id: 'places' }],
    },
    tiles: placed(
      vectorTile({
        earth: [band('polygon', WHOLE, { kind: 'earth' })],
        landuse: [band('polygon', WHOLE, { kind: 'park' })],
        water: [band('polygon', WATER, { kind: 'lake' })],
        roads: [band('line', ACROSS, { kind: 'highway', name: '昆沾高速' }), band('line', DOWN, { kind: 'minor_road', name: '环湖路' })],
        boundaries: [band('line', DOWN, { kind: 'county' })],
        places: [band('point', [[600, 500]], { kind: 'locality', name: '湖边镇' })],
      }),
      bounds,
    ),
  });

/** The same, named as OpenMapTiles does. */
export const openMapTilesArchive = (): Buffer =>
  archiveOf({
    type: 'mvt',
    bounds: BOUNDS,
    metadata: { vector_layers: [{ id: 'water' }, { id: 'transportation' }, { id: 'place' }] },
    tiles: placed(
      vectorTile({
        landcover: [band('polygon', WHOLE, { class: 'grass' })],
        water: [band('polygon', WATER, { class: 'lake' })],
        transportation: [band('line', ACROSS, { class: 'motorway' }), band('line', DOWN, { class: 'minor' })],
        transportation_name: [band('line', ACROSS, { class: 'motorway', name: '昆沾高速' })],
        place: [band('point', [[600, 500]], { class: 'town', name: '湖边镇' })],
      }),
    ),
  });

/** Pictures of one colour. */
export const rasterArchive = (): Buffer => archiveOf({ type: 'png', bounds: BOUNDS, tiles: placed(plainPng(190, 120, 110)) });
