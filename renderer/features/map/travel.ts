import type { Map as MapLibreMap } from 'maplibre-gl';

/** A panel that was asked for has opened by then, ms. */
const OPEN_MS = 800;

/**
 * Moves the camera. What is chosen opens a panel beside the map, and MapLibre, under way, would still end where the middle
 * was before: when the map becomes narrower or wider the way begins anew.
 */
export const travel = (map: MapLibreMap, go: () => void): void => {
  map.on('resize', go);
  setTimeout(() => map.off('resize', go), OPEN_MS);
  go();
};
