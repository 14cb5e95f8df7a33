import type { FeatureCollection, Polygon } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { labelPointOf, type Area, type AreaLevel, type Grid } from '../../../preload/contract';

/** Neutral greys only: on this map colour means a state, and states are drawn above it. */
export interface MapColours {
  readonly ground: string;
  readonly land: string;
  /** Land of the neighbours. */
  readonly beyond: string;
  readonly line: string;
  readonly faint: string;
  readonly text: string;
  readonly quiet: string;
}

/** Real families of the machine: MapLibre draws them itself, and no glyph is ever fetched. */
export const FONTS = ['Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', 'sans-serif'];

const outlines = (areas: Iterable<Area>, level: AreaLevel): FeatureCollection<Polygon> => ({
  type: 'FeatureCollection',
  features: [...areas].flatMap((area) =>
    area.level === level && area.geometry
      ? [{ type: 'Feature' as const, geometry: area.geometry as Polygon, properties: { name: area.name, code: area.code } }]
      : [],
  ),
});

const centres = (areas: Iterable<Area>): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [...areas].flatMap((area) =>
    area.center
      ? [
          {
            type: 'Feature' as const,
            geometry: { type: 'Point' as const, coordinates: [...area.center] },
            properties: { name: area.name, level: area.level },
          },
        ]
      : [],
  ),
});

/** Names of grids in their middles, the short end of each: the village's stands beside it anyway. */
export const gridNames = (grids: readonly Grid[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: grids.flatMap((grid) => {
    const at = labelPointOf(grid);
    if (!at) return [];
    return [
      {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...at] },
        properties: { name: grid.name.replace(/^.*?(?=\d+组)/, '') },
      },
    ];
  }),
});

/** A base map lies below it. */
export const LOWEST_LAYER = 'village-lines';

/** From this zoom on grids carry their names. */
export const GRID_NAMES_FROM = 13.5;

const label = (
  id: string,
  source: string,
  more: Pick<LayerSpecification, 'minzoom' | 'maxzoom'> & { filter?: unknown; size: number; color: string; halo: string },
): LayerSpecification => {
  const { filter, size, color, halo, ...zooms } = more;
  return {
    id,
    source,
    type: 'symbol',
    ...zooms,
    ...(filter === undefined ? {} : { filter: filter as never }),
    layout: { 'text-field': ['get', 'name'], 'text-font': FONTS, 'text-size': size, 'text-max-width': 8, 'text-padding': 4 },
    paint: { 'text-color': color, 'text-halo-color': halo, 'text-halo-width': 1.5 },
  };
};

/**
 * The lines and names of the schematic: townships, villages, and names by zoom. Nothing in it changes while people work.
 * It has no ground: land and grids are drawn on canvases below (0048); a base map is put in below its lowest layer, and
 * then grids are drawn on canvases above it (0051).
 */
export const baseStyle = (areas: Iterable<Area>, colours: MapColours): StyleSpecification => {
  const all = [...areas];
  return {
    version: 8,
    sources: {
      townships: { type: 'geojson', data: outlines(all, 'township') },
      villages: { type: 'geojson', data: outlines(all, 'village') },
      'grid-names': { type: 'geojson', data: gridNames([]) },
      names: { type: 'geojson', data: centres(all) },
    },
    layers: [
      {
        id: LOWEST_LAYER,
        source: 'villages',
        type: 'line',
        minzoom: 8.5,
        paint: { 'line-color': colours.line, 'line-width': 0.8, 'line-dasharray': [3, 2] },
      },
      { id: 'township-lines', source: 'townships', type: 'line', paint: { 'line-color': colours.quiet, 'line-width': 1.4 } },
      label('grid-names', 'grid-names', { minzoom: GRID_NAMES_FROM, size: 11, color: colours.quiet, halo: colours.land }),
      label('village-names', 'names', {
        minzoom: 9.5,
        maxzoom: 15,
        filter: ['==', ['get', 'level'], 'village'],
        size: 12,
        color: colours.text,
        halo: colours.land,
      }),
      label('township-names', 'names', {
        maxzoom: 10.5,
        filter: ['==', ['get', 'level'], 'township'],
        size: 14,
        color: colours.text,
        halo: colours.land,
      }),
    ],
  };
};
