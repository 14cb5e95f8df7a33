import { useEffect, useState } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Duty } from '../../../../preload/contract';
import { griddesk, kept, valueOf } from '../../../kit';
import { MEMBERS_FROM } from './duty-marks';

/** An answer, and whether it tells of people one by one. */
export interface OnDuty {
  readonly duty: Duty;
  readonly near: boolean;
}

/** The box that is in view, a quarter wider on each side, so that a short way finds them there. */
const boxAround = (map: MapLibreMap) => {
  const bounds = map.getBounds();
  const [wide, high] = [(bounds.getEast() - bounds.getWest()) / 4, (bounds.getNorth() - bounds.getSouth()) / 4];
  return { west: bounds.getWest() - wide, south: bounds.getSouth() - high, east: bounds.getEast() + wide, north: bounds.getNorth() + high };
};

/** Who is on duty where the map looks. `revision`: the directory has changed, ask again. */
export const useDuty = (map: MapLibreMap | undefined, wanted: boolean, revision: unknown): OnDuty | undefined => {
  const [found, setFound] = useState<OnDuty>();
  useEffect(() => {
    if (!map || !wanted) return undefined;
    let latest = 0;
    const ask = (): void => {
      const near = map.getZoom() >= MEMBERS_FROM;
      const round = (latest += 1);
      valueOf(griddesk.map.duty(near ? { box: boxAround(map) } : {})).then(
        (duty) => {
          if (round === latest) setFound((before) => kept(before, { duty, near }));
        },
        () => {},
      );
    };
    ask();
    map.on('moveend', ask);
    map.on('resize', ask);
    return () => {
      latest = -1;
      map.off('moveend', ask);
      map.off('resize', ask);
    };
  }, [map, wanted, revision]);
  return wanted ? found : undefined;
};
