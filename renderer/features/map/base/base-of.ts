import type { LayerSpecification, RasterLayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { BaseMapState } from '../../../../preload/contract';
import { BASE_INKS, type Look } from './inks';
import { openMapTilesLayers, protomapsLayers, FILE_SOURCE } from './vector';

/** What is put below the lines and names of the schematic. */
export interface Base {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** Main's own tiles: no window knows where they come from. */
const tilesOf = (source: string): string[] => [`app://griddesk/base/${source}/{z}/{x}/{y}`];

/** Paler than it is, so that what is drawn above stands out; at night darker too. */
const raster = (source: string, paint: RasterLayerSpecification['paint']): LayerSpecification => ({
  id: source,
  type: 'raster',
  source,
  paint: { 'raster-fade-duration': 0, ...paint },
});
const DIMMED: Readonly<Record<Look, RasterLayerSpecification['paint']>> = {
  light: { 'raster-saturation': -0.35 },
  dark: { 'raster-saturation': -0.5, 'raster-brightness-max': 0.6 },
};

const tianditu = (layers: readonly string[], look: Look): Base => ({
  sources: Object.fromEntries(
    layers.map((layer) => [`base-${layer}`, { type: 'raster', tiles: tilesOf(layer), tileSize: 256, minzoom: 1, maxzoom: 18 }]),
  ),
  layers: layers.map((layer) => raster(`base-${layer}`, DIMMED[look])),
});

/** The base map that was chosen, as it can be drawn; undefined: the schematic alone. */
export const baseOf = ({ choice, file }: Pick<BaseMapState, 'choice' | 'file'>, look: Look): Base | undefined => {
  if (choice === 'tianditu-vector') return tianditu(['vec', 'cva'], look);
  if (choice === 'tianditu-imagery') return tianditu(['img', 'cia'], look);
  if (choice === 'schematic' || file.kind !== 'ready') return undefined;
  const { drawnAs, minZoom: minzoom, maxZoom: maxzoom } = file;
  const bounds: [number, number, number, number] = [...file.bounds];
  const common = { tiles: tilesOf('file'), minzoom, maxzoom, bounds };
  if (drawnAs === 'raster')
    return {
      sources: { [FILE_SOURCE]: { type: 'raster', tileSize: 256, ...common } },
      layers: [raster(FILE_SOURCE, DIMMED[look])],
    };
  const inks = BASE_INKS[look];
  return {
    sources: { [FILE_SOURCE]: { type: 'vector', ...common } },
    layers: drawnAs === 'protomaps' ? protomapsLayers(inks) : openMapTilesLayers(inks),
  };
};
