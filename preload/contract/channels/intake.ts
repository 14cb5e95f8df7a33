import * as v from 'valibot';
import { CategoryHint, IntakeRules, Located, MemberRow, PlaceFound } from '../intake';
import { Candidate } from '../rows';
import { Code, Id, Latitude, Longitude } from '../scalars';

const limit = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50));
const search = v.strictObject({ text: v.pipe(v.string(), v.trim(), v.maxLength(100)), limit });

/** Taking a report down: who called, where it is, whether it is known already. 登记 */
export const intakeChannels = {
  'intake.rules': { input: v.undefined(), output: IntakeRules },
  /** Coordinates as somebody gives them, to WGS84 and to the grid around them. */
  'directory.locate': {
    input: v.strictObject({ lon: Longitude, lat: Latitude, crs: v.picklist(['WGS84', 'GCJ02', 'BD09']) }),
    output: Located,
  },
  /** Grids and areas of the seat by name or code. */
  'directory.places': { input: search, output: v.array(PlaceFound) },
  /** The roster of the seat's area by name, phone (four digits or more) or grid. */
  'directory.members': { input: search, output: v.array(MemberRow) },
  /** Open cases that may be what is being typed, and the categories its words point to. */
  'cases.candidates': {
    input: v.strictObject({
      title: v.pipe(v.string(), v.maxLength(120)),
      description: v.pipe(v.string(), v.maxLength(4000)),
      category: v.optional(Code),
      /** WGS84. */
      lon: v.optional(Longitude),
      lat: v.optional(Latitude),
    }),
    output: v.strictObject({ candidates: v.array(Candidate), categories: v.array(CategoryHint) }),
  },
  /** What two cases have in common, however far apart they are. */
  'cases.compare': { input: v.strictObject({ caseId: Id, other: Id }), output: Candidate },
} as const;
