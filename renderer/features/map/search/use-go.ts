import { useMemo, useState } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Area, Grid } from '../../../../preload/contract';
import { caseRow, personRow } from '../../../replica';
import { boundsWithoutOutline, outlineBounds } from '../bounds';
import { travel } from '../travel';
import type { Place } from './places';

/** Near enough to tell one house from the next. */
const NEAR_ZOOM = 14;
const LASTS_MS = 300;

interface Parts {
  readonly map: MapLibreMap | undefined;
  readonly areas: ReadonlyMap<string, Area>;
  readonly grids: readonly Grid[];
  /** Grids that stand out by somebody's wish elsewhere; the latest wish counts. */
  readonly gridCodes: readonly string[] | undefined;
  readonly onCase: (caseId: string) => void;
  readonly onPerson: (personId: string) => void;
}

/**
 * Takes the map to a place: an area or a grid fills it, a case or a person is chosen and stands in its middle. MapLibre jumps
 * instead where less motion is asked for. `outstanding`: the grids to stand out and be brought into view.
 */
export const useGo = ({ map, areas, grids, gridCodes, onCase, onPerson }: Parts) => {
  const [found, setFound] = useState<{ readonly code: string; readonly insteadOf: readonly string[] | undefined }>();
  const near = (at: { readonly lon?: number | undefined; readonly lat?: number | undefined } | undefined): void => {
    if (!map || at?.lon === undefined || at.lat === undefined) return;
    const place = { center: [at.lon, at.lat] as [number, number], zoom: Math.max(NEAR_ZOOM, map.getZoom()), duration: LASTS_MS };
    travel(map, () => map.easeTo(place));
  };
  const go = ({ kind, id }: Place): void => {
    setFound(kind === 'grid' ? { code: id, insteadOf: gridCodes } : undefined);
    switch (kind) {
      case 'area': {
        const inside = grids.filter(({ gridCode }) => gridCode.startsWith(id));
        return void map?.fitBounds([...(outlineBounds(areas, id) ?? boundsWithoutOutline(areas, inside, id))], {
          padding: 24,
          duration: LASTS_MS,
        });
      }
      case 'grid':
        return;
      case 'case':
        onCase(id);
        return near(caseRow(id));
      case 'person':
        onPerson(id);
        return near(personRow(id));
    }
  };
  const outstanding = useMemo(() => {
    const codes = found && found.insteadOf === gridCodes ? [found.code] : (gridCodes ?? []);
    return grids.filter(({ gridCode }) => codes.includes(gridCode));
  }, [grids, gridCodes, found]);
  return { outstanding, go };
};
