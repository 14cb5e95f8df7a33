import { useCallback, useEffect, useMemo, type RefObject } from 'react';
import type { Grid, Shade } from '../../../../preload/contract';
import type { Fills } from '../fills/draw';
import type { FillLayer } from '../fills/fill-layer';
import { gridLineWidth } from '../use-fills';
import { placeOfGrid } from './levels';
import { fillsOf } from './patterns';
import { stepOf, stepsOf, summedByGroup, type Told } from './rules';
import { useShadeAreas, type ShadeAreas } from './use-areas';
import { useLoads } from './use-loads';
import { useOnTime, type OnTime } from './use-on-time';
import type { Shading } from './use-shading';

interface Options extends Omit<Parameters<typeof useShadeAreas>[0], 'wanted' | 'pinned'>, Shading {
  readonly ground: string;
  readonly line: string;
  readonly inks: Readonly<Record<Shade, string>>;
}

export interface Shaded extends Pick<ShadeAreas, 'level' | 'offered' | 'codes'> {
  /** Undefined: nothing is coloured. */
  readonly fills: Fills | undefined;
  readonly steps: readonly number[];
  /** Of the level's places, those of which something is told. */
  readonly told: readonly Told[];
  /** How many places the level has. */
  readonly places: number;
  readonly toldOf: (code: string) => Told | undefined;
  readonly placeOf: (grid: Grid) => string | undefined;
  /** How far main is with the share on time. */
  readonly onTime: OnTime;
}

const noLines = () => 0;

/** Areas of the level that is looked at, coloured by what main has counted. */
export const useShade = ({ shade, level: pinned, days, ground, line, inks, ...where }: Options): Shaded => {
  const { level, offered, groups, shapes, codes, byGrid } = useShadeAreas({ ...where, pinned, wanted: shade !== undefined });
  const loads = useLoads(shade !== undefined && shade !== 'onTime');
  const onTime = useOnTime(shade === 'onTime' ? days : undefined);
  const all: readonly Told[] = shade === 'onTime' ? onTime.places : loads;
  const byCode = useMemo(
    () => new Map((level === 'group' ? summedByGroup(all, groups) : all).map((told) => [told.code, told])),
    [level, groups, all],
  );
  const unique = useMemo(() => [...new Set(codes)].filter((code) => code !== ''), [codes]);
  const told = useMemo(() => unique.flatMap((code) => byCode.get(code) ?? []), [unique, byCode]);
  const steps = useMemo(() => (shade ? stepsOf(shade, told) : []), [shade, told]);
  const fills = useMemo((): Fills | undefined => {
    if (!shade) return undefined;
    const lineWidth = byGrid ? gridLineWidth : noLines;
    return { shapes, classes: new Uint8Array(shapes.count), fills: fillsOf(ground, inks[shade]), line, lineWidth };
  }, [shade, byGrid, shapes, ground, line, inks]);
  const toldOf = useCallback((code: string) => byCode.get(code), [byCode]);
  const placeOf = useCallback((grid: Grid) => placeOfGrid(level, grid, groups), [level, groups]);
  return { fills, codes, level, offered, steps, told, places: unique.length, toldOf, placeOf, onTime };
};

/** Colours what has changed, and only that. The areas have to be the uppermost of the layer. */
export const useShadeChanges = (
  layer: RefObject<FillLayer | undefined>,
  shade: Shade | undefined,
  { fills, codes, steps, toldOf }: Shaded,
): void => {
  useEffect(() => {
    if (!fills || !shade) return;
    const changed: number[] = [];
    codes.forEach((code, i) => {
      const step = stepOf(shade, steps, toldOf(code));
      if (fills.classes[i] === step) return;
      fills.classes[i] = step;
      changed.push(i);
    });
    if (changed.length > 0) layer.current?.change(changed);
  }, [layer, shade, fills, codes, steps, toldOf]);
};
