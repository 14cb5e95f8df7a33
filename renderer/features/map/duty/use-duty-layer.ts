import { useMemo, useState } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Area, Grid } from '../../../../preload/contract';
import type { Mark } from '../marks';
import { dutyMarks } from './duty-marks';
import { useDuty } from './use-duty';

type MarksIn = (box: readonly [number, number, number, number], zoom: number) => readonly Mark[];

const NO_GRIDS: readonly Grid[] = [];
const NO_MARKS: MarksIn = () => [];

interface Options {
  readonly map: MapLibreMap | undefined;
  readonly wanted: boolean;
  readonly areas: ReadonlyMap<string, Area>;
  readonly grids: readonly Grid[];
}

/** The layer of who is on duty: its marks, and the grids that have nobody, while somebody asks for them. 在岗 */
export const useDutyLayer = ({ map, wanted, areas, grids }: Options) => {
  const found = useDuty(map, wanted, areas);
  const [showEmpty, setShowEmpty] = useState(false);
  const byCode = useMemo(() => new Map(wanted ? grids.map((grid) => [grid.gridCode, grid]) : []), [wanted, grids]);
  const marksIn = useMemo(
    () => (found ? dutyMarks(found.duty, found.near, areas, (code) => byCode.get(code)?.name ?? areas.get(code)?.name ?? code) : NO_MARKS),
    [found, areas, byCode],
  );
  const empty = useMemo(
    () => (found && showEmpty ? found.duty.empty.flatMap((code) => byCode.get(code) ?? []) : NO_GRIDS),
    [found, showEmpty, byCode],
  );
  return { duty: found?.duty, near: found?.near ?? false, marksIn, empty, showEmpty, setShowEmpty };
};
