import { useCallback, useState } from 'react';
import type { MapShading, OnTimeDays, Shade, ShadeLevel } from '../../../../preload/contract';
import { useKeep } from '../../../components';
import { useSettings } from '../../../kit';

export interface Shading {
  /** Undefined: areas are not coloured. */
  readonly shade: Shade | undefined;
  /** Undefined: by zoom. */
  readonly level: ShadeLevel | undefined;
  readonly days: OnTimeDays;
}

const FIRST_DAYS: OnTimeDays = 30;

/** What the operator has chosen to colour the map by; kept with the settings, and found again after a restart. */
export const useShading = (): readonly [Shading, (change: Partial<Shading>) => void] => {
  const { mapShading } = useSettings();
  const [chosen, setChosen] = useState<MapShading>(mapShading ?? {});
  const keep = useKeep();
  const change = useCallback(
    (more: Partial<Shading>) => {
      const next = { ...chosen, ...more };
      setChosen(next);
      keep({ mapShading: next });
    },
    [chosen, keep],
  );
  const { shade, level, days = FIRST_DAYS } = chosen;
  return [{ shade, level, days }, change];
};
