import { useEffect, useEffectEvent, useState } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';

interface Centre {
  readonly map: MapLibreMap | undefined;
  /** Points at a place of the map, in pixels from its corner; undefined: at nothing. */
  readonly pointAt: (at: { readonly x: number; readonly y: number } | undefined) => void;
  /** Does what a press at the place pointed at does. */
  readonly press: () => void;
}

/**
 * The keyboard's way to everything on the map: while it has the focus, what lies in its middle is pointed at, the arrow keys
 * move the map under it, Enter presses. @returns whether that is so, for the cross in the middle
 */
export const useCentre = ({ map, pointAt, press }: Centre): boolean => {
  const [active, setActive] = useState(false);
  const point = useEffectEvent(() => {
    const { clientWidth, clientHeight } = map!.getContainer();
    pointAt({ x: clientWidth / 2, y: clientHeight / 2 });
  });
  const leave = useEffectEvent(() => pointAt(undefined));
  const enter = useEffectEvent(press);
  useEffect(() => {
    if (!map) return undefined;
    const canvas = map.getCanvas();
    const byKeys = () => document.activeElement === canvas && canvas.matches(':focus-visible');
    const onFocus = () => {
      if (!byKeys()) return;
      setActive(true);
      point();
    };
    const onBlur = () => {
      setActive(false);
      leave();
    };
    let frame = 0;
    // In the next frame the marks are drawn where they are now.
    const onMove = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => byKeys() && point());
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !byKeys()) return;
      // The list would open its own case.
      event.stopPropagation();
      enter();
    };
    canvas.addEventListener('focus', onFocus);
    canvas.addEventListener('blur', onBlur);
    canvas.addEventListener('keydown', onKeyDown);
    map.on('moveend', onMove);
    return () => {
      cancelAnimationFrame(frame);
      canvas.removeEventListener('focus', onFocus);
      canvas.removeEventListener('blur', onBlur);
      canvas.removeEventListener('keydown', onKeyDown);
      map.off('moveend', onMove);
    };
  }, [map]);
  return active;
};
