import { useEffect } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Grid } from '../../../preload/contract';
import { boundsAround } from './bounds';
import { travel } from './travel';

/** Brings what was chosen elsewhere into view; a place that is on the screen already moves nothing. */
export const useFollow = (
  map: MapLibreMap | undefined,
  place: { readonly id: string; readonly lon?: number | undefined; readonly lat?: number | undefined } | undefined,
): void => {
  const { id, lon, lat } = place ?? {};
  useEffect(() => {
    if (!map || id === undefined || lon === undefined || lat === undefined) return;
    if (!map.getBounds().contains([lon, lat])) travel(map, () => map.easeTo({ center: [lon, lat], duration: 300 }));
  }, [map, id, lon, lat]);
};

/** Brings grids into view, all of them. */
export const useFollowGrids = (map: MapLibreMap | undefined, grids: readonly Grid[]): void => {
  useEffect(() => {
    const bounds = boundsAround(grids.flatMap(({ geometry }) => geometry.coordinates.flat()));
    if (map && bounds) travel(map, () => map.fitBounds([...bounds], { padding: 80, maxZoom: 15, duration: 300 }));
  }, [map, grids]);
};
