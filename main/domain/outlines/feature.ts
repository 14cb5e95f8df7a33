import * as v from 'valibot';
import type { FeatureProblem } from '../../../preload/contract';
import { readOutline, type Outline } from './rings';

/** What is kept of a property: a text, or a number as it is, since one that is too large has lost digits. */
export type PropertyValue = string | number;

/** A feature of a file as it was read, whatever it is worth. */
export interface ReadFeature {
  /** Its number in the file, counted from 1. */
  readonly feature: number;
  readonly properties: ReadonlyMap<string, PropertyValue>;
  /** In the file's own system; undefined: `problems` say why. */
  readonly outline: Outline | undefined;
  readonly problems: readonly FeatureProblem[];
}

/** RFC 7946, section 3.2. */
const Feature = v.looseObject({
  type: v.literal('Feature'),
  properties: v.nullish(v.record(v.string(), v.unknown())),
  geometry: v.nullish(v.looseObject({ type: v.pipe(v.string(), v.maxLength(40)), coordinates: v.optional(v.unknown()) })),
});

/** Properties looked at of one feature, and how much of each. */
const MOST_PROPERTIES = 60;
const MOST_TEXT = 200;
const MOST_NAME = 100;

const propertiesOf = (given: Readonly<Record<string, unknown>>): ReadonlyMap<string, PropertyValue> =>
  new Map(
    Object.entries(given)
      .slice(0, MOST_PROPERTIES)
      .flatMap(([name, value]): [string, PropertyValue][] => {
        if (name === '' || name.length > MOST_NAME) return [];
        if (typeof value === 'number') return [[name, value]];
        if (typeof value !== 'string') return [];
        const text = value.normalize('NFKC').replace(/\s+/g, ' ').trim();
        return text === '' ? [] : [[name, text.slice(0, MOST_TEXT)]];
      }),
  );

const outlineOf = (geometry: { readonly type: string; readonly coordinates?: unknown } | null | undefined, problems: FeatureProblem[]) => {
  const { type, coordinates } = geometry ?? { type: '' };
  if (type === 'Polygon') return readOutline(coordinates, problems);
  if (type !== 'MultiPolygon') {
    problems.push({ reason: 'no-outline', value: type || 'null' });
    return undefined;
  }
  const parts: readonly unknown[] = Array.isArray(coordinates) ? coordinates : [];
  if (parts.length <= 1) return readOutline(parts[0], problems);
  problems.push({ reason: 'several-parts', count: parts.length });
  return undefined;
};

/** One feature of a FeatureCollection. Reads no more than what an import needs, and refuses nothing: what is wrong stands in `problems`. */
export const readFeature = (given: unknown, feature: number): ReadFeature => {
  const read = v.safeParse(Feature, given);
  if (!read.success) return { feature, properties: new Map(), outline: undefined, problems: [{ reason: 'no-feature' }] };
  const problems: FeatureProblem[] = [];
  const outline = outlineOf(read.output.geometry, problems);
  return { feature, properties: propertiesOf(read.output.properties ?? {}), outline, problems };
};
