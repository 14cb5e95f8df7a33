import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Area, Grid, PlaceLoad } from '../../../../preload/contract';
import type { Fills } from '../fills/draw';
import type { FillLayer } from '../fills/fill-layer';
import { shapesOf, type Shapes } from '../fills/shapes';
import { gridLineWidth } from '../use-fills';
import { fillsOf } from './patterns';
import { levelAt, stepOf, stepsOf, type Level, type Shade } from './rules';
import { useLoads } from './use-loads';

/** The level the camera is near enough for. */
const useLevel = (map: MapLibreMap | undefined): Level => {
  const [level, setLevel] = useState<Level>('village');
  useEffect(() => {
    if (!map) return undefined;
    const read = () => setLevel(levelAt(map.getZoom()));
    read();
    map.on('zoomend', read);
    return () => {
      map.off('zoomend', read);
    };
  }, [map]);
  return level;
};

interface Options {
  readonly map: MapLibreMap | undefined;
  readonly shade: Shade | undefined;
  readonly areas: ReadonlyMap<string, Area>;
  /** Code of the area in charge. */
  readonly home: string;
  readonly grids: readonly Grid[];
  readonly gridShapes: Shapes;
  readonly ground: string;
  readonly line: string;
  readonly inks: Readonly<Record<Shade, string>>;
}

export interface Shaded {
  /** Undefined: nothing is coloured. */
  readonly fills: Fills | undefined;
  readonly codes: readonly string[];
  readonly level: Level;
  readonly steps: readonly number[];
  /** Of the level's areas, those with an open case. */
  readonly loads: readonly PlaceLoad[];
  readonly loadOf: (code: string) => PlaceLoad | undefined;
}

/** Areas of the level that is looked at, coloured by what main has counted. */
export const useShade = ({ map, shade, areas, home, grids, gridShapes, ground, line, inks }: Options): Shaded => {
  const level = useLevel(map);
  const all = useLoads(shade !== undefined);
  // Outside of the area in charge nothing is counted, so it would look as if there was nothing.
  const larger = useMemo(
    () =>
      [...areas.values()].flatMap(({ level: of, code, geometry }) =>
        of === level && geometry && code.startsWith(home) ? [{ code, geometry }] : [],
      ),
    [areas, level, home],
  );
  const largerShapes = useMemo(() => shapesOf(larger), [larger]);
  const codes = useMemo(
    () => (level === 'grid' ? grids.map(({ gridCode }) => gridCode) : larger.map(({ code }) => code)),
    [level, grids, larger],
  );
  const byCode = useMemo(() => new Map(all.map((load) => [load.code, load])), [all]);
  const loads = useMemo(() => codes.flatMap((code) => byCode.get(code) ?? []), [codes, byCode]);
  const steps = useMemo(() => (shade ? stepsOf(shade, loads) : []), [shade, loads]);
  const fills = useMemo((): Fills | undefined => {
    if (!shade) return undefined;
    const shapes = level === 'grid' ? gridShapes : largerShapes;
    return {
      shapes,
      classes: new Uint8Array(shapes.count),
      fills: fillsOf(ground, inks[shade]),
      line,
      lineWidth: level === 'grid' ? gridLineWidth : () => 0,
    };
  }, [shade, level, gridShapes, largerShapes, ground, line, inks]);
  const loadOf = useCallback((code: string) => byCode.get(code), [byCode]);
  return { fills, codes, level, steps, loads, loadOf };
};

/** Colours what has changed, and only that. The areas have to be the uppermost of the layer. */
export const useShadeChanges = (
  layer: RefObject<FillLayer | undefined>,
  shade: Shade | undefined,
  { fills, codes, steps, loadOf }: Shaded,
): void => {
  useEffect(() => {
    if (!fills || !shade) return;
    const changed: number[] = [];
    codes.forEach((code, i) => {
      const step = stepOf(shade, steps, loadOf(code));
      if (fills.classes[i] === step) return;
      fills.classes[i] = step;
      changed.push(i);
    });
    if (changed.length > 0) layer.current?.change(changed);
  }, [layer, shade, fills, codes, steps, loadOf]);
};
