import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Area } from '../../../preload/contract';
import { baseStyle, type MapColours } from './base-style';
import { COUNTRY, type Bounds } from './bounds';

// Under app:// MapLibre does not find its worker by itself.
setWorkerUrl(new URL(workerUrl, window.location.href).href);

interface Options {
  readonly areas: ReadonlyMap<string, Area>;
  /** Code of the area in charge: what the map shows first. */
  readonly home: string;
  /** Around it; the map is begun when it is known. */
  readonly bounds: Bounds | undefined;
  readonly colours: MapColours;
  readonly label: string;
}

export type MapState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly map: MapLibreMap; readonly bounds: Bounds }
  | { readonly kind: 'no-webgl' };

/** A MapLibre map of the schematic in an element; drawn anew when areas or theme change, the camera stays. */
export const useMap = (element: RefObject<HTMLElement | null>, { areas, home, bounds, colours, label }: Options): MapState => {
  const [state, setState] = useState<MapState>({ kind: 'starting' });
  const camera = useRef<{ home: string; center: [number, number]; zoom: number }>(undefined);

  useEffect(() => {
    const container = element.current;
    if (!container || !bounds) return undefined;
    const kept = camera.current?.home === home ? camera.current : undefined;
    let map: MapLibreMap;
    try {
      map = new MapLibreMap({
        container,
        style: baseStyle(areas.values(), colours),
        ...(kept ? { center: kept.center, zoom: kept.zoom } : { bounds: [...bounds], fitBoundsOptions: { padding: 24 } }),
        minZoom: 7,
        maxZoom: 17.5,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        fadeDuration: 0,
        locale: { 'Map.Title': label },
      });
    } catch {
      setState({ kind: 'no-webgl' });
      return undefined;
    }
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.once('load', () => {
      // The pane may have got its size only after the map was made.
      map.resize();
      if (!kept) map.fitBounds([...bounds], { padding: 24, animate: false });
      setState({ kind: 'ready', map, bounds });
    });
    return () => {
      const { lng, lat } = map.getCenter();
      // Where nobody has chosen to look is left as soon as there is something to see.
      camera.current = bounds === COUNTRY ? undefined : { home, center: [lng, lat], zoom: map.getZoom() };
      setState({ kind: 'starting' });
      map.remove();
    };
  }, [element, areas, home, bounds, colours, label]);

  return state;
};
