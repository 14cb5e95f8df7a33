import { lightOf, type ClockRow, type PlaceLoad } from '../../../preload/contract';
import { districtOf } from '../area';

/** An open case, as far as the map's colours go by it. */
export interface Placed {
  readonly gridCode?: string | undefined;
  readonly village?: string | undefined;
  readonly township: string;
  readonly clock?: ClockRow | undefined;
}

/** Open and overdue cases by grid, village, township and district, as they are at `now`; in the order of the codes. */
export const loadsOf = (cases: Iterable<Placed>, now: number): readonly PlaceLoad[] => {
  const loads = new Map<string, { code: string; open: number; overdue: number }>();
  for (const { gridCode, village, township, clock } of cases) {
    const late = lightOf(clock, now) === 'red';
    for (const code of [gridCode, village, township, districtOf(township)]) {
      if (code === undefined) continue;
      let load = loads.get(code);
      if (!load) loads.set(code, (load = { code, open: 0, overdue: 0 }));
      load.open += 1;
      if (late) load.overdue += 1;
    }
  }
  return [...loads.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};
