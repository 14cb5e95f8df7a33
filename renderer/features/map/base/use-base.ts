import { useEffect, useMemo } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { BaseMapState } from '../../../../preload/contract';
import { LOWEST_LAYER } from '../base-style';
import { baseOf } from './base-of';
import type { Look } from './inks';

/**
 * Puts the chosen base map into the GL map, below all that is ours; nothing of ours is drawn anew for it.
 * @returns whether there is one: then areas are drawn above the GL map, where it does not hide them
 */
export const useBase = (map: MapLibreMap | undefined, state: BaseMapState | undefined, look: Look): boolean => {
  // A push about anything else leaves the tiles alone.
  const told = state && JSON.stringify([state.choice, state.file, state.stamp]);
  const base = useMemo(() => {
    if (told === undefined) return undefined;
    const [choice, file] = JSON.parse(told) as [BaseMapState['choice'], BaseMapState['file']];
    return baseOf({ choice, file }, look);
  }, [told, look]);
  useEffect(() => {
    if (!map || !base) return undefined;
    for (const [id, source] of Object.entries(base.sources)) map.addSource(id, source);
    for (const layer of base.layers) map.addLayer(layer, LOWEST_LAYER);
    // The map itself may go before: the theme turns, or the place is left.
    let gone = false;
    const onRemove = (): void => void (gone = true);
    map.once('remove', onRemove);
    return () => {
      if (gone) return;
      map.off('remove', onRemove);
      for (const { id } of base.layers) map.removeLayer(id);
      for (const id of Object.keys(base.sources)) map.removeSource(id);
    };
  }, [map, base]);
  return base !== undefined;
};
