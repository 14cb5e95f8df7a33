import { useMemo, type RefObject } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Area, Shade } from '../../../preload/contract';
import { aboveBase } from './base';
import type { MapColours } from './base-style';
import type { Shapes } from './fills/shapes';
import { useShadeChanges, type Shaded } from './shade';
import { gridLines, useFills, useLand } from './use-fills';

interface Areas {
  readonly map: MapLibreMap | undefined;
  /** Below the GL map, and above it for a base map that would hide what lies below. */
  readonly below: RefObject<HTMLElement | null>;
  readonly onBase: RefObject<HTMLElement | null>;
  readonly hasBase: boolean;
  readonly areas: ReadonlyMap<string, Area>;
  readonly home: string;
  readonly colours: MapColours;
  readonly shade: Shade | undefined;
  readonly shaded: Shaded;
  /** Outlines of the grids; undefined: they are not shown. */
  readonly grids: Shapes | undefined;
}

/** Draws land, grids and coloured areas where they can be seen. */
export const useAreas = ({ map, below, onBase, hasBase, areas, home, colours, shade, shaded, grids }: Areas): void => {
  const land = useLand(areas, home, colours);
  const shown = useMemo(() => {
    if (shaded.fills) return [hasBase ? aboveBase(shaded.fills) : shaded.fills];
    return grids ? [gridLines(grids, hasBase ? colours.quiet : colours.faint)] : [];
  }, [shaded.fills, grids, colours, hasBase]);
  // With a base map there is the land alone below, for where the base map has nothing.
  const lower = useMemo(() => (hasBase ? [land] : [land, ...shown]), [land, shown, hasBase]);
  const fillsBelow = useFills(map, below, lower);
  const fillsOnBase = useFills(hasBase ? map : undefined, onBase, shown);
  useShadeChanges(hasBase ? fillsOnBase : fillsBelow, shade, shaded);
};
