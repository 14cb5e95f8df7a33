import { GRID_SYSTEMS, type Grid, type GridColumns, type SystemLook } from '../../../preload/contract';
import { metresBetween } from '../place';
import type { ReadFeature } from './feature';
import { codeOf, middleOf, type KnownGrids } from './known';
import { cornerOf, cornersIn, type FlatRing } from './rings';
import { placeToWgs84, ringToWgs84 } from './systems';

/** Outlines looked at, spread over the file: a middle value needs no more. */
const LOOKED = 300;
/** Outlines in the picture, and corners of each: it shows where they lie, not what they are. */
const DRAWN = 9;
const DRAWN_CORNERS = 60;

export interface FileLook {
  readonly looked: number;
  readonly systems: SystemLook[];
  readonly known: [number, number][][];
}

const thinned = (ring: FlatRing): [number, number][] => {
  const every = Math.max(1, Math.ceil(cornersIn(ring) / DRAWN_CORNERS));
  const corners: [number, number][] = [];
  for (let at = 0; at < cornersIn(ring); at += every) corners.push(cornerOf(ring, at));
  return corners;
};

const flat = (ring: readonly (readonly [number, number])[] | undefined): FlatRing => Float64Array.from((ring ?? []).flat());
const outlineOf = ({ geometry }: Grid): FlatRing => flat(geometry.coordinates[0]);
const middleOne = (sorted: readonly number[]): number | undefined => sorted[Math.floor(sorted.length / 2)];

type Drawn = { readonly ring: FlatRing; readonly middle: readonly [number, number]; readonly known: Grid | undefined };

/** Those that lie together, around one in the middle of the list, so that a picture of them is large enough to see a street. */
const together = (drawn: readonly Drawn[]): readonly Drawn[] => {
  const matched = drawn.filter(({ known }) => known);
  const among = matched.length > 0 ? matched : drawn;
  const from = among[Math.floor(among.length / 2)];
  if (!from) return [];
  const far = among.map(({ middle: [x, y] }) => (x - from.middle[0]) ** 2 + (y - from.middle[1]) ** 2);
  const [most = 0] = far
    .toSorted((a, b) => a - b)
    .slice(0, DRAWN)
    .slice(-1);
  return among.filter((_, at) => far[at]! <= most).slice(0, DRAWN);
};

/**
 * Where the outlines of a file would lie if they were in each system, beside what is known: the file does not say which it is
 * in, or says it wrongly, and half a kilometre is seen by whoever knows the place. Nothing is chosen here. Gives way once an
 * outline.
 * @param area the outline of the seat's area, shown where no grid of the file is known
 */
export function* lookAtSystems(
  features: readonly ReadFeature[],
  columns: Pick<GridColumns, 'code'> | undefined,
  known: KnownGrids,
  area: readonly (readonly [number, number])[] | undefined,
): Generator<void, FileLook> {
  const drawn: Drawn[] = [];
  for (const feature of features) {
    yield;
    const ring = feature.outline?.rings[0];
    if (ring) drawn.push({ ring, middle: middleOf(ring), known: columns && known.grids.get(codeOf(feature, columns)) });
  }
  const every = Math.max(1, Math.ceil(drawn.length / LOOKED));
  const sample = drawn.filter((_, at) => at % every === 0);
  yield;
  const shown = together(drawn);
  const here = shown.flatMap((one) => (one.known ? [thinned(outlineOf(one.known))] : []));
  const systems: SystemLook[] = [];
  for (const system of GRID_SYSTEMS) {
    yield;
    // The middle of an outline is moved, not each corner: within a grid all are moved alike, to a centimetre or two.
    const places = sample.map((one) => ({ one, at: placeToWgs84([...one.middle], system) }));
    const apart = places
      .flatMap(({ one, at: [lon, lat] }) => {
        if (!one.known) return [];
        const [x, y] = middleOf(outlineOf(one.known));
        return [metresBetween({ lon, lat }, { lon: x, lat: y })];
      })
      .toSorted((a, b) => a - b);
    const metres = middleOne(apart);
    systems.push({
      system,
      inside: places.filter(({ at }) => known.isHere(...at)).length,
      ...(metres === undefined ? {} : { metres: Math.round(metres) }),
      outlines: shown.map(({ ring }) => thinned(ringToWgs84(ring, system))),
    });
  }
  return { looked: sample.length, known: here.length > 0 ? here : area ? [thinned(flat(area))] : [], systems };
}
