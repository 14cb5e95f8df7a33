import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Area } from '../../../preload/contract';
import type { MapColours } from './base-style';
import type { Fills } from './fills/draw';
import { FillLayer } from './fills/fill-layer';
import { shapesOf, type Shapes } from './fills/shapes';

/** Keeps what is drawn below the GL map in an element: sets of areas, one above the other. */
export const useFills = (
  map: MapLibreMap | undefined,
  host: RefObject<HTMLElement | null>,
  scene: readonly Fills[],
): RefObject<FillLayer | undefined> => {
  const layer = useRef<FillLayer>(undefined);
  useEffect(() => {
    if (!map || !host.current) return undefined;
    const made = new FillLayer(map, host.current);
    layer.current = made;
    return () => {
      layer.current = undefined;
      made.end();
    };
  }, [map, host]);
  useEffect(() => layer.current?.show(scene), [map, scene]);
  return layer;
};

/** The land of the townships; outside of the area in charge it steps back. */
export const useLand = (areas: ReadonlyMap<string, Area>, home: string, colours: MapColours): Fills => {
  const townships = useMemo(
    () => [...areas.values()].flatMap(({ level, code, geometry }) => (level === 'township' && geometry ? [{ code, geometry }] : [])),
    [areas],
  );
  const shapes = useMemo(() => shapesOf(townships), [townships]);
  return useMemo(() => {
    const mine = home.slice(0, 9);
    const classes = Uint8Array.from(townships, ({ code }) => (code.startsWith(mine) ? 1 : 0));
    return { shapes, classes, fills: [colours.beyond, colours.land], line: colours.beyond, lineWidth: () => 0 };
  }, [townships, shapes, home, colours]);
};

/** Lines of grids, thin from afar; below this zoom they would be grey all over. */
const LINES_FROM = 10;
export const gridLineWidth = (zoom: number): number => (zoom < LINES_FROM ? 0 : Math.min(1, 0.3 + (zoom - LINES_FROM) * 0.175));

export const gridLines = (shapes: Shapes, line: string): Fills => ({
  shapes,
  classes: new Uint8Array(shapes.count),
  fills: [undefined],
  line,
  lineWidth: gridLineWidth,
});
