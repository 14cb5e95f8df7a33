import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { FONTS } from '../base-style';
import type { BaseInks } from './inks';

/** The source that the layers are drawn from. */
export const FILE_SOURCE = 'base-file';

type Is = readonly [field: string, ...values: readonly string[]];
const is = ([field, ...values]: Is): FilterSpecification => ['in', ['get', field], ['literal', [...values]]];
const shape = (kind: 'Polygon' | 'LineString'): ExpressionSpecification => ['==', ['geometry-type'], kind];
const all = (...filters: readonly FilterSpecification[]): FilterSpecification => ['all', ...filters] as FilterSpecification;

const fill = (id: string, layer: string, color: string, filter?: FilterSpecification): LayerSpecification => ({
  id: `base-${id}`,
  type: 'fill',
  source: FILE_SOURCE,
  'source-layer': layer,
  filter: filter ? all(shape('Polygon'), filter) : shape('Polygon'),
  paint: { 'fill-color': color, 'fill-antialias': false },
});

/** @param widths px at the zooms 8, 13 and 17 */
const line = (
  id: string,
  layer: string,
  color: string,
  widths: readonly [number, number, number],
  filter?: FilterSpecification,
): LayerSpecification => ({
  id: `base-${id}`,
  type: 'line',
  source: FILE_SOURCE,
  'source-layer': layer,
  filter: filter ? all(shape('LineString'), filter) : shape('LineString'),
  layout: { 'line-join': 'round', 'line-cap': 'round' },
  paint: { 'line-color': color, 'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 8, widths[0], 13, widths[1], 17, widths[2]] },
});

/** Drawn by MapLibre from the machine's own fonts: no glyph is fetched. */
const name: ExpressionSpecification = ['coalesce', ['get', 'name:zh-Hans'], ['get', 'name:zh'], ['get', 'name']];

const label = (
  id: string,
  layer: string,
  size: number,
  inks: BaseInks,
  filter: FilterSpecification,
  minzoom: number,
): LayerSpecification => ({
  id: `base-${id}`,
  type: 'symbol',
  source: FILE_SOURCE,
  'source-layer': layer,
  minzoom,
  filter,
  layout: { 'text-field': name, 'text-font': FONTS, 'text-size': size, 'text-max-width': 8, 'text-padding': 6 },
  paint: { 'text-color': inks.text, 'text-halo-color': inks.halo, 'text-halo-width': 1.2 },
});

const streetLabel = (id: string, layer: string, inks: BaseInks, filter: FilterSpecification): LayerSpecification => ({
  id: `base-${id}`,
  type: 'symbol',
  source: FILE_SOURCE,
  'source-layer': layer,
  minzoom: 13,
  filter,
  layout: { 'symbol-placement': 'line', 'text-field': name, 'text-font': FONTS, 'text-size': 11 },
  paint: { 'text-color': inks.text, 'text-halo-color': inks.halo, 'text-halo-width': 1.2 },
});

const roads = (
  layer: string,
  inks: BaseInks,
  minor: FilterSpecification,
  middle: FilterSpecification,
  major: FilterSpecification,
  rail: FilterSpecification,
) => [
  line('minor-casing', layer, inks.casing, [0, 1.6, 7], minor),
  line('middle-casing', layer, inks.casing, [0.6, 3, 12], middle),
  line('major-casing', layer, inks.casing, [1.2, 4.5, 16], major),
  line('minor', layer, inks.road, [0, 0.8, 5.5], minor),
  line('middle', layer, inks.road, [0.3, 2, 10], middle),
  line('major', layer, inks.road, [0.6, 3.2, 13.5], major),
  line('rail', layer, inks.boundary, [0.4, 1, 1.6], rail),
];

/** Protomaps basemap, version 4. https://docs.protomaps.com/basemaps/layers */
export const protomapsLayers = (inks: BaseInks): readonly LayerSpecification[] => [
  fill('earth', 'earth', inks.earth),
  fill('landcover', 'landcover', inks.green, is(['kind', 'forest', 'grassland', 'scrub', 'farmland'])),
  fill(
    'green',
    'landuse',
    inks.green,
    is(['kind', 'park', 'forest', 'wood', 'grass', 'meadow', 'nature_reserve', 'farmland', 'orchard', 'cemetery']),
  ),
  fill('built-up', 'landuse', inks.built, is(['kind', 'residential', 'industrial', 'commercial', 'school', 'university', 'hospital'])),
  fill('water', 'water', inks.water),
  line('streams', 'water', inks.water, [0.5, 1.4, 4], is(['kind', 'river', 'canal', 'stream', 'ditch', 'drain'])),
  fill('buildings', 'buildings', inks.built),
  ...roads(
    'roads',
    inks,
    is(['kind', 'minor_road', 'other', 'path']),
    is(['kind', 'medium_road']),
    is(['kind', 'highway', 'major_road']),
    is(['kind', 'rail']),
  ),
  line('boundaries', 'boundaries', inks.boundary, [0.8, 1.2, 1.6]),
  streetLabel('street-names', 'roads', inks, is(['kind', 'highway', 'major_road', 'medium_road', 'minor_road'])),
  label('quarter-names', 'places', 11, inks, is(['kind', 'neighbourhood', 'macrohood']), 11),
  label('place-names', 'places', 13, inks, is(['kind', 'locality']), 0),
];

/** OpenMapTiles. https://openmaptiles.org/schema */
export const openMapTilesLayers = (inks: BaseInks): readonly LayerSpecification[] => [
  fill('green', 'landcover', inks.green, is(['class', 'wood', 'grass', 'farmland', 'wetland'])),
  fill('parks', 'park', inks.green),
  fill('built-up', 'landuse', inks.built, is(['class', 'residential', 'industrial', 'commercial', 'school', 'university', 'hospital'])),
  fill('water', 'water', inks.water),
  line('streams', 'waterway', inks.water, [0.5, 1.4, 4]),
  fill('buildings', 'building', inks.built),
  ...roads(
    'transportation',
    inks,
    is(['class', 'minor', 'service', 'track', 'path', 'busway']),
    is(['class', 'secondary', 'tertiary']),
    is(['class', 'motorway', 'trunk', 'primary']),
    is(['class', 'rail', 'transit']),
  ),
  line('boundaries', 'boundary', inks.boundary, [0.8, 1.2, 1.6]),
  streetLabel('street-names', 'transportation_name', inks, all()),
  label('quarter-names', 'place', 11, inks, is(['class', 'suburb', 'quarter', 'neighbourhood', 'hamlet']), 11),
  label('place-names', 'place', 13, inks, is(['class', 'city', 'town', 'village']), 0),
];
