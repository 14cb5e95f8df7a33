import { useState } from 'react';
import type { HeatSpan } from '../../../preload/contract';
import { useKeep } from '../../components';
import { useSettings } from '../../kit';
import type { Layer } from './Controls';

/** Layers that are off until somebody wants them; what was chosen of them is found again after a restart. */
const KEPT = ['heat', 'duty'] as const;

interface Layers {
  readonly layers: readonly Layer[];
  readonly show: (layers: readonly Layer[]) => void;
  readonly heatOver: HeatSpan;
  readonly setHeatOver: (over: HeatSpan) => void;
}

/** What the map shows. A map that is only looked at begins with what is there for everybody. */
export const useLayers = (still: boolean): Layers => {
  const { mapLayers = {} } = useSettings();
  const [heatOver, setOver] = useState<HeatSpan>(mapLayers.heatOver ?? 'day-by-hour');
  const [layers, setLayers] = useState<readonly Layer[]>(() => [
    'grids',
    'cases',
    'people',
    ...(still ? [] : KEPT.filter((layer) => mapLayers[layer] === true)),
  ]);
  const keep = useKeep();
  return {
    layers,
    show: (next) => {
      setLayers(next);
      if (KEPT.some((layer) => next.includes(layer) !== layers.includes(layer)))
        keep({ mapLayers: { heat: next.includes('heat'), duty: next.includes('duty'), heatOver } });
    },
    heatOver,
    setHeatOver: (over) => {
      setOver(over);
      keep({ mapLayers: { heat: layers.includes('heat'), duty: layers.includes('duty'), heatOver: over } });
    },
  };
};
