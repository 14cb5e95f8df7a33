import { useEffect, useState } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';

type Box = readonly [west: number, south: number, east: number, north: number];

/** What the map shows, in degrees, once it stands still; undefined while nobody asks. */
export const useCameraBox = (map: MapLibreMap | undefined, asked: boolean): Box | undefined => {
  const [box, setBox] = useState<Box>();
  useEffect(() => {
    if (!map || !asked) return undefined;
    const read = () => {
      const bounds = map.getBounds();
      setBox([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
    };
    read();
    map.on('moveend', read);
    map.on('resize', read);
    return () => {
      map.off('moveend', read);
      map.off('resize', read);
    };
  }, [map, asked]);
  return asked ? box : undefined;
};
