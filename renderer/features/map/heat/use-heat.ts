import { useEffect, useState } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Heat, HeatSpan } from '../../../../preload/contract';
import { griddesk, kept, valueOf } from '../../../kit';

/** Asked again so often, ms: reports come in; more often while older cases are still being looked at. */
const EVERY_MS = 20_000;
const BEHIND_MS = 1500;
/** From this zoom on grids, below it villages. */
const GRIDS_FROM = 12.5;

/** Whether the camera is near enough to tell grids apart. */
export const useNear = (map: MapLibreMap | undefined): boolean => {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!map) return undefined;
    const read = () => setNear(map.getZoom() >= GRIDS_FROM);
    read();
    map.on('zoomend', read);
    return () => {
      map.off('zoomend', read);
    };
  }, [map]);
  return near;
};

interface Asked {
  readonly over: HeatSpan;
  readonly level: 'village' | 'grid';
  /** The step that is looked at; undefined: the last one, whichever it is. */
  readonly from: number | undefined;
}

/** Where reports came from in a step, as main counts it; what was last told until the next answer is there. */
export const useHeat = ({ over, level, from }: Asked): { readonly heat: Heat | undefined; readonly failed: boolean } => {
  const [state, setState] = useState<{ readonly heat: Heat | undefined; readonly failed: boolean }>({ heat: undefined, failed: false });
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (ms: number) => {
      if (current) timer = setTimeout(ask, ms);
    };
    const ask = (): void => {
      if (document.visibilityState === 'hidden') return later(EVERY_MS);
      valueOf(griddesk.map.heat({ over, level, ...(from === undefined ? {} : { from }) })).then(
        (heat) => {
          if (!current) return;
          setState((before) => ({ heat: kept(before.heat, heat), failed: false }));
          later(heat.behind > 0 ? BEHIND_MS : EVERY_MS);
        },
        () => {
          if (current) setState(({ heat }) => ({ heat, failed: true }));
          later(EVERY_MS);
        },
      );
    };
    ask();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [over, level, from]);
  return state;
};
