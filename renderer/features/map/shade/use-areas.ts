import { useEffect, useMemo, useState } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Area, Grid, ShadeLevel } from '../../../../preload/contract';
import { shapesOf, type Shapes } from '../fills/shapes';
import { groupsOfGrids, levelAt, levelsOf } from './levels';
import { outlinesOf, placesOfGrids } from './outlines';

const NO_GROUPS: ReadonlyMap<string, string> = new Map();

/** The level the camera is near enough for. */
const useLevelByZoom = (map: MapLibreMap | undefined, offered: readonly ShadeLevel[]): ShadeLevel => {
  const [zoom, setZoom] = useState(10);
  useEffect(() => {
    if (!map) return undefined;
    const read = () => setZoom(map.getZoom());
    read();
    map.on('zoomend', read);
    return () => {
      map.off('zoomend', read);
    };
  }, [map]);
  return levelAt(zoom, offered);
};

interface Options {
  readonly map: MapLibreMap | undefined;
  /** False: nothing is coloured, and nothing is made ready. */
  readonly wanted: boolean;
  /** Undefined: by zoom. */
  readonly pinned: ShadeLevel | undefined;
  readonly areas: ReadonlyMap<string, Area>;
  /** Code of the area in charge. Outside of it nothing is counted, so it would look as if there was nothing. */
  readonly home: string;
  readonly grids: readonly Grid[];
  readonly gridShapes: Shapes;
}

export interface ShadeAreas {
  readonly level: ShadeLevel;
  /** Levels there is something of to show, largest first. */
  readonly offered: readonly ShadeLevel[];
  /** The group of each grid, by their codes. */
  readonly groups: ReadonlyMap<string, string>;
  readonly shapes: Shapes;
  /** The place of each shape; '': of none. A place may have several. */
  readonly codes: readonly string[];
  /** The shapes are the grids themselves, which stand for areas that have no outline. */
  readonly byGrid: boolean;
}

/** The areas that are coloured: of the level that is pinned, else of the one the camera is near enough for. */
export const useShadeAreas = ({ map, wanted, pinned, areas, home, grids, gridShapes }: Options): ShadeAreas => {
  const groups = useMemo(() => (wanted ? groupsOfGrids(areas.values(), grids) : NO_GROUPS), [wanted, areas, grids]);
  const offered = useMemo(() => levelsOf(home, groups, grids), [home, groups, grids]);
  const byZoom = useLevelByZoom(map, offered);
  const level = pinned && offered.includes(pinned) ? pinned : byZoom;
  const outlines = useMemo(
    () => (wanted && level !== 'grid' && level !== 'group' ? outlinesOf(level, areas.values(), home) : undefined),
    [wanted, level, areas, home],
  );
  const drawn = useMemo(
    () =>
      outlines
        ? { shapes: shapesOf(outlines), codes: outlines.map(({ code }) => code), byGrid: false }
        : { shapes: gridShapes, codes: wanted ? placesOfGrids(level, grids, groups) : [], byGrid: true },
    [outlines, wanted, gridShapes, level, grids, groups],
  );
  return { level, offered, groups, ...drawn };
};
