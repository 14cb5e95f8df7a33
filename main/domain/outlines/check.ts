import { type BadFeature, type FeatureProblem, type Grid, type GridColumns, type GridSystem } from '../../../preload/contract';
import type { ReadFeature } from './feature';
import { checkCode, FieldReader, MAX_NAME, VILLAGE_DIGITS } from './fields';
import { codeOf, flatGrid, sameOutline, type KnownGrids } from './known';
import { overlaps } from './overlap';
import { cornerOf, cornersIn, type FlatRing } from './rings';
import { ringToWgs84 } from './systems';

/** So much of the smaller of two neighbours may lie in both: borders are drawn twice, by two hands. */
export const MOST_SHARED = 0.05;

/** A grid but for its outline; what this version does not know of it stays. */
export type GridFields = Pick<Grid, 'gridCode' | 'name' | 'type' | 'area' | 'households' | 'members'>;

/** A grid as the file will have it, with its outline still flat: a city's would take a hundred megabytes otherwise. */
export interface GoodFeature {
  readonly feature: number;
  readonly kind: 'added' | 'changed' | 'same';
  readonly before: Grid | undefined;
  readonly after: GridFields;
  readonly rings: readonly FlatRing[];
}

export interface CheckedFile {
  readonly good: readonly GoodFeature[];
  readonly bad: readonly BadFeature[];
  /** Good ones that ran the wrong way round in the file. */
  readonly turned: number;
  /** Known grids that the file does not have. */
  readonly absent: number;
}

/** Of what is asked whether it lies in the area: enough corners to know, whatever the outline has. */
const TRIED = 12;

/** The grid as it will stand in the directory. */
export const gridFrom = ({ after, rings }: Pick<GoodFeature, 'after' | 'rings'>): Grid => ({
  ...after,
  geometry: {
    type: 'Polygon',
    coordinates: rings.map((ring) => Array.from({ length: cornersIn(ring) }, (_, at) => cornerOf(ring, at))),
  },
});

/** Whether most of an outline lies elsewhere; told where, or that its numbers stand the wrong way round. Some corners stand for all. */
const checkPlace = (file: FlatRing, here: FlatRing, isHere: KnownGrids['isHere']): FeatureProblem | undefined => {
  const count = cornersIn(here) - 1;
  const tried = Array.from({ length: Math.min(TRIED, count) }, (_, k) => Math.floor((k * count) / Math.min(TRIED, count)));
  const out = tried.filter((at) => !isHere(...cornerOf(here, at)));
  if (out.length * 2 <= tried.length) return undefined;
  const at = cornerOf(file, out[0]!);
  const [x, y] = at;
  return { reason: Math.abs(x) <= 90 && isHere(y, x) ? 'swapped' : 'outside', at };
};

const sameFields = (a: GridFields, b: Grid): boolean =>
  a.name === b.name && a.type === b.type && a.households === b.households && a.area === b.area;

/**
 * Looks at every feature of a file in a system and with the properties that somebody chose: a grid as it will stand in the
 * directory, or all that is wrong with it. Reads and changes nothing. Gives way after each feature: who drives it decides
 * when others have their turn. Good and bad together are all features.
 */
export function* checkFile(
  features: readonly ReadFeature[],
  { system, columns }: { readonly system: GridSystem; readonly columns: GridColumns },
  known: KnownGrids,
): Generator<void, CheckedFile> {
  const problems = new Map<number, FeatureProblem[]>();
  const good: GoodFeature[] = [];
  const featureOfCode = new Map<string, number>();
  for (const feature of features) {
    const code = codeOf(feature, columns);
    const before = known.grids.get(code);
    const read = new FieldReader(feature.properties, columns, before);
    const { outline } = feature;
    const found = [...feature.problems];
    const rings = outline?.rings.map((ring) => ringToWgs84(ring, system)) ?? [];
    const place = outline && checkPlace(outline.rings[0]!, rings[0]!, known.isHere);
    if (place) found.push(place);
    const badCode = checkCode(code, feature.properties.get(columns.code), known);
    if (badCode) found.push(badCode);
    const twice = code === '' ? undefined : featureOfCode.get(code);
    if (twice !== undefined) found.push({ reason: 'code-twice', field: 'code', feature: twice });
    else if (code !== '') featureOfCode.set(code, feature.feature);
    const name = read.name();
    const type = read.type();
    const households = read.households();
    found.push(...read.problems);
    problems.set(feature.feature, found);
    if (found.length === 0 && type) {
      const after = { members: [], area: code.slice(0, VILLAGE_DIGITS), ...before, gridCode: code, name, type, households };
      const { geometry: _drawnAnew, ...fields } = after as typeof after & { geometry?: unknown };
      const same = before !== undefined && sameFields(fields, before) && sameOutline(rings, flatGrid(before));
      good.push({ feature: feature.feature, kind: same ? 'same' : before ? 'changed' : 'added', before, after: fields, rings });
    }
    yield;
  }

  // Neighbours the file does not have keep their outlines: what is drawn over them is named too. What is left out for another
  // reason lies in nobody's way.
  const others = [...known.grids.values()].filter(({ gridCode }) => !featureOfCode.has(gridCode));
  const found = yield* overlaps([...good.map(({ rings }) => rings), ...others.map(flatGrid)], MOST_SHARED, (at) => at < good.length);
  const named = (at: number): FeatureProblem =>
    at < good.length
      ? { reason: 'overlap', feature: good[at]!.feature, grid: good[at]!.after.gridCode }
      : { reason: 'overlap-known', grid: others[at - good.length]!.gridCode };
  for (const { a, b, share } of found) {
    problems.get(good[a]!.feature)!.push({ ...named(b), share });
    if (b < good.length) problems.get(good[b]!.feature)!.push({ ...named(a), share });
  }

  const nameOf = ({ properties }: ReadFeature): string =>
    columns.name === undefined ? '' : String(properties.get(columns.name) ?? '').slice(0, MAX_NAME);
  const isGood = (feature: number): boolean => problems.get(feature)!.length === 0;
  const taken = good.filter(({ feature }) => isGood(feature));
  const turned = new Set(features.flatMap(({ feature, outline }) => (outline?.turned ? [feature] : [])));
  return {
    good: taken,
    bad: features.flatMap((feature): BadFeature[] =>
      isGood(feature.feature)
        ? []
        : [
            {
              feature: feature.feature,
              code: codeOf(feature, columns).slice(0, 64),
              name: nameOf(feature),
              problems: problems.get(feature.feature)!,
            },
          ],
    ),
    turned: taken.filter(({ feature }) => turned.has(feature)).length,
    absent: others.length,
  };
}
