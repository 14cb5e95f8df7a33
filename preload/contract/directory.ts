import * as v from 'valibot';
import { AreaCode, Code, Latitude, Longitude, text, type Of } from './scalars';
import { AREA_LEVELS, CARE_KINDS, CLOCK_KINDS, GRID_TYPES, MEMBER_ROLES, PRIORITIES } from './vocabulary';

/** The values of the platform's key-value buckets: who and what there is in the district. 基础数据 */
const wire = v.looseObject;
const Position = v.tuple([Longitude, Latitude]);

export const Polygon = wire({ type: v.literal('Polygon'), coordinates: v.array(v.array(Position)) });
/** GeoJSON Polygon (RFC 7946), WGS84. */
export type Polygon = Of<typeof Polygon>;

/** Group codes continue the village's twelve digits. */
const AnyAreaCode = v.union([AreaCode, v.pipe(v.string(), v.regex(/^\d{4}$|^\d{12}-\d{2,3}$/))]);

export const Area = wire({
  code: AnyAreaCode,
  name: text(60),
  level: v.picklist(AREA_LEVELS),
  parent: v.nullable(AnyAreaCode),
  /** A point for labels and for placing what has no better position. */
  center: v.optional(Position),
  geometry: v.optional(Polygon),
});
export type Area = Of<typeof Area>;

export const Grid = wire({
  gridCode: Code,
  name: text(60),
  type: v.picklist(GRID_TYPES),
  area: AnyAreaCode,
  households: v.pipe(v.number(), v.integer(), v.minValue(0)),
  members: v.array(Code),
  geometry: Polygon,
});
export type Grid = Of<typeof Grid>;

export const Department = wire({
  id: Code,
  name: text(60),
  kind: Code,
  phone: v.pipe(v.string(), v.maxLength(32)),
  /** Township (9 digits) or village (12) the department serves; absent: the whole district. */
  area: v.optional(AreaCode),
  onDuty: v.array(wire({ name: text(60), phone: v.pipe(v.string(), v.maxLength(32)) })),
  handles: v.array(Code),
});
export type Department = Of<typeof Department>;

export const Member = wire({
  id: Code,
  name: text(60),
  phone: v.pipe(v.string(), v.maxLength(32)),
  role: v.picklist(MEMBER_ROLES),
  area: AnyAreaCode,
  grids: v.array(Code),
  onDuty: v.boolean(),
});
export type Member = Of<typeof Member>;

export const Person = wire({
  id: Code,
  name: text(60),
  idNumber: v.pipe(v.string(), v.maxLength(32)),
  phone: v.optional(v.pipe(v.string(), v.maxLength(32))),
  birthDate: v.pipe(v.string(), v.isoDate()),
  sex: v.picklist(['male', 'female']),
  address: text(200),
  gridCode: Code,
  location: wire({ lon: Longitude, lat: Latitude }),
  care: v.array(
    wire({
      kind: v.picklist(CARE_KINDS),
      level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)),
      since: v.pipe(v.string(), v.isoDate()),
      guardian: v.optional(wire({ name: text(60), phone: v.pipe(v.string(), v.maxLength(32)), relation: text(30) })),
      notes: v.optional(v.pipe(v.string(), v.maxLength(2000))),
    }),
  ),
  visitPlan: wire({
    everyDays: v.number(),
    nextDue: v.pipe(v.string(), v.isoDate()),
    lastVisit: v.optional(v.pipe(v.string(), v.isoDate())),
  }),
  responsible: Code,
});
export type Person = Of<typeof Person>;

/** A length of time for one stage. 时限 */
export const Limit = v.strictObject({ minutes: v.pipe(v.number(), v.integer(), v.minValue(1)), kind: v.picklist(CLOCK_KINDS) });
export type Limit = Of<typeof Limit>;

const byPriority = v.record(v.picklist(PRIORITIES), Limit);

/** What a report can be about. 类别 */
export const Category = v.strictObject({
  id: Code,
  zh: text(30),
  en: text(60),
  priority: v.picklist(PRIORITIES),
  /** Kinds of department that usually handle it; the first leads. */
  departments: v.array(Code),
  /** Whoever learns of it has to report it: suspected harm to a child (Law on the Protection of Minors, article 11). 强制报告 */
  duty: v.optional(v.literal('child')),
  /** Cases of it are handled in the steps of a mediation centre. 矛盾纠纷 */
  steps: v.optional(v.literal('mediation')),
  /** Words by which a report is taken to be of this category, in the language people report in. */
  words: v.optional(v.array(text(20))),
  /** Limit of the handling stage by priority. */
  handle: byPriority,
  /** Limits of the other stages by priority, where they are not the general ones. */
  limits: v.optional(v.strictObject({ file: v.optional(byPriority), dispatch: v.optional(byPriority), verify: v.optional(byPriority) })),
});
export type Category = Of<typeof Category>;

/** A text offered to the operator. `{name}`-style placeholders are filled by the domain. 常用语 */
export const Template = v.strictObject({
  id: Code,
  use: v.picklist(['reply', 'instructions']),
  /** Categories it is offered for; empty: all. */
  categories: v.array(Code),
  zh: text(500),
  en: text(500),
});
export type Template = Of<typeof Template>;

/** When two reports may be about the same matter. 疑似重复 */
export const DuplicateRules = v.strictObject({
  /** Apart at most, metres. */
  metres: v.pipe(v.number(), v.minValue(1), v.maxValue(10_000)),
  /** Reported apart at most, hours. */
  hours: v.pipe(v.number(), v.minValue(1), v.maxValue(8784)),
  /** Likeness of the texts, 0 to 1, from which another category does not matter. */
  likeness: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Cases shown at most. */
  most: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
});
export type DuplicateRules = Of<typeof DuplicateRules>;

/** Rules the customer can change: limits of the stages, categories, texts. 业务规则 */
export const Rulebook = v.strictObject({
  /** Limits by stage, then by priority. The handling stage's are the category's own. */
  limits: v.strictObject({
    file: byPriority,
    dispatch: byPriority,
    verify: byPriority,
  }),
  /** Share of a limit after which the light turns yellow, 0 to 1. */
  warnAt: v.pipe(v.number(), v.minValue(0.1), v.maxValue(1)),
  maxExtensions: v.pipe(v.number(), v.integer(), v.minValue(0)),
  maxSuspensions: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Cases that only the shift lead closes: given a slip, reopened, escalated, or of one of these priorities. 重要案件 */
  leadCloses: v.strictObject({
    supervised: v.boolean(),
    reopened: v.boolean(),
    escalated: v.boolean(),
    priorities: v.array(v.picklist(PRIORITIES)),
  }),
  duplicates: DuplicateRules,
  /** Hours of a working day in local time, minutes after midnight. */
  workingHours: v.array(v.strictObject({ from: v.number(), to: v.number() })),
  categories: v.array(Category),
  templates: v.array(Template),
});
export type Rulebook = Of<typeof Rulebook>;

/** One entry of a bucket as it arrives; `value` null: removed. */
export type DirectoryEntry =
  | { kind: 'area'; key: string; value: Area | null }
  | { kind: 'grid'; key: string; value: Grid | null }
  | { kind: 'department'; key: string; value: Department | null }
  | { kind: 'member'; key: string; value: Member | null }
  | { kind: 'person'; key: string; value: Person | null };

export const directorySchemas = { area: Area, grid: Grid, department: Department, member: Member, person: Person } as const;
