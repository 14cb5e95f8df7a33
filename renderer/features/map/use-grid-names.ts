import { useEffect } from 'react';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Grid } from '../../../preload/contract';
import { GRID_NAMES_FROM, gridNames } from './base-style';
import { mercatorX, mercatorY } from './fills/mercator';
import type { Shapes } from './fills/shapes';

/** Names the grids in view, where they are large enough to carry one: never the thousands of a city. */
export const useGridNames = (map: MapLibreMap | undefined, grids: readonly Grid[], shapes: Shapes): void => {
  useEffect(() => {
    if (!map) return undefined;
    let named = '';
    const name = () => {
      const bounds = map.getBounds();
      const near = map.getZoom() >= GRID_NAMES_FROM;
      const found = near
        ? shapes.within(
            mercatorX(bounds.getWest()),
            mercatorY(bounds.getNorth()),
            mercatorX(bounds.getEast()),
            mercatorY(bounds.getSouth()),
          )
        : [];
      const here = found.toSorted((a, b) => a - b);
      const key = here.join();
      if (key === named) return;
      named = key;
      void map.getSource<GeoJSONSource>('grid-names')?.setData(gridNames(here.map((at) => grids[at]!)));
    };
    name();
    map.on('moveend', name);
    return () => {
      map.off('moveend', name);
    };
  }, [map, grids, shapes]);
};
