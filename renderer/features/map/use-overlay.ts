import { useEffect, useRef, type RefObject } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Mark, PlaceMark } from './marks';
import { Overlay } from './overlay';

/** Keeps the overlay of a map on a canvas above it. */
export const useOverlay = <M extends Mark | PlaceMark = Mark>(
  map: MapLibreMap | undefined,
  canvas: RefObject<HTMLCanvasElement | null>,
): RefObject<Overlay<M> | undefined> => {
  const overlay = useRef<Overlay<M>>(undefined);
  useEffect(() => {
    if (!map || !canvas.current) return undefined;
    const made = new Overlay<M>(map, canvas.current);
    overlay.current = made;
    return () => made.end();
  }, [map, canvas]);
  return overlay;
};

/** A sheet over or under the map that leaves the pointer alone. */
export const sheet = { position: 'absolute', inset: 0, overflow: 'hidden', pointerEvents: 'none' } as const;
