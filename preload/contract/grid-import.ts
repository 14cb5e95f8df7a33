import * as v from 'valibot';
import { Id, type Of } from './scalars';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A place as it stands in a file: of whichever system that is in. */
const Corner = v.tuple([v.number(), v.number()]);
const Ring = v.array(Corner);

/**
 * Systems in which outlines are drawn. CGCS2000 and WGS84 agree within a metre and are one choice; phones and map services in
 * China give GCJ-02, or BD-09. 坐标系
 */
export const GRID_SYSTEMS = ['WGS84', 'GCJ02', 'BD09'] as const;
export type GridSystem = (typeof GRID_SYSTEMS)[number];

/** What is taken of a feature's properties. */
export const GRID_FIELDS = ['code', 'name', 'type', 'households'] as const;
export type GridField = (typeof GRID_FIELDS)[number];

/** The property that holds each field; without a code no grid is known. */
export const GridColumns = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(100)),
  name: v.optional(v.pipe(v.string(), v.maxLength(100))),
  type: v.optional(v.pipe(v.string(), v.maxLength(100))),
  households: v.optional(v.pipe(v.string(), v.maxLength(100))),
});
export type GridColumns = Of<typeof GridColumns>;

/** Why a feature is not taken. */
export const FEATURE_PROBLEMS = [
  'no-feature',
  'no-outline',
  'several-parts',
  'bad-corner',
  'unclosed',
  'too-few',
  'too-many',
  'out-of-range',
  'swapped',
  'crossing',
  'no-area',
  'hole-outside',
  'outside',
  'overlap',
  'overlap-known',
  'missing',
  'too-long',
  'bad-code',
  'rounded-code',
  'unknown-code',
  'elsewhere',
  'code-twice',
  'unknown-type',
  'bad-households',
] as const;
export type FeatureProblemName = (typeof FEATURE_PROBLEMS)[number];

export const FeatureProblem = v.strictObject({
  reason: v.picklist(FEATURE_PROBLEMS),
  /** Of which property it is said. */
  field: v.optional(v.picklist(GRID_FIELDS)),
  /** What stands there. */
  value: v.optional(v.string()),
  /** Where, in the file's own coordinates, as they stand in it. */
  at: v.optional(Corner),
  /** How many there are, where that is what is wrong. */
  count: v.optional(count),
  /** The other feature it is about, counted from 1 as `feature` is. */
  feature: v.optional(count),
  /** The grid it overlaps with. */
  grid: v.optional(v.string()),
  /** So much of the smaller of the two lies in both, 0 to 1. */
  share: v.optional(v.number()),
});
export type FeatureProblem = Of<typeof FeatureProblem>;

/** A feature that is not taken: its number in the file, counted from 1, and the grid it says to be. */
export const BadFeature = v.strictObject({ feature: count, code: v.string(), name: v.string(), problems: v.array(FeatureProblem) });
export type BadFeature = Of<typeof BadFeature>;

/** Where the outlines of a file would lie if they were in this system. */
export const SystemLook = v.strictObject({
  system: v.picklist(GRID_SYSTEMS),
  /** Of the outlines looked at, so many in the seat's area. */
  inside: count,
  /** How far they lie from the known grids of the same codes, metres, the middle one; absent: no grid of the file is known. */
  metres: v.optional(v.number()),
  /** Some of them, for a picture; degrees WGS84. */
  outlines: v.array(Ring),
});
export type SystemLook = Of<typeof SystemLook>;

/** A file of outlines as it was read; nothing of it has been taken, and no system has been chosen. */
export const GridFile = v.variant('kind', [
  v.strictObject({
    kind: v.literal('read'),
    importId: Id,
    fileName: v.string(),
    features: count,
    /** The system that the file itself names, in its own words; since RFC 7946 none should. */
    says: v.optional(v.string()),
    /** Its properties: how many features have them, and what stands in the first that does. */
    properties: v.array(v.strictObject({ name: v.string(), filled: count, sample: v.string() })),
    /** Which of them are probably what is wanted, by their names. */
    proposed: v.partial(GridColumns),
    /** Outlines looked at for the following. */
    looked: count,
    systems: v.array(SystemLook),
    /** Outlines of what is known there: grids of the same codes, or the seat's area; degrees WGS84. */
    known: v.array(Ring),
  }),
  v.strictObject({
    kind: v.literal('unreadable'),
    fileName: v.string(),
    why: v.picklist(['not-geojson', 'too-large', 'too-many', 'empty']),
  }),
]);
export type GridFile = Of<typeof GridFile>;

/** What would become of the file's features; nothing of it has been taken. Added, changed, same and bad make up all. */
export const GridPreview = v.strictObject({
  importId: Id,
  system: v.picklist(GRID_SYSTEMS),
  features: count,
  added: count,
  changed: count,
  same: count,
  bad: count,
  /** Outlines whose corners ran the wrong way round, put right by RFC 7946, section 3.1.6. */
  turned: count,
  /** Known grids of the seat's area that the file does not have; they stay as they are. */
  absent: count,
});
export type GridPreview = Of<typeof GridPreview>;
