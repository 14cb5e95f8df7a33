import * as v from 'valibot';
import { Code, Id, type Of } from '../scalars';
import { MEMBER_ROLES } from '../vocabulary';

/** A grid member who can look at a result on the spot. 核查人员 */
export const Checker = v.strictObject({
  memberId: Code,
  name: v.string(),
  role: v.picklist(MEMBER_ROLES),
  onDuty: v.boolean(),
  gridName: v.optional(v.string()),
  /** The case lies in a grid of theirs. */
  ownGrid: v.boolean(),
  /** From the case to the nearest grid of theirs; absent when the place of either is not known. */
  metres: v.optional(v.number()),
});
export type Checker = Of<typeof Checker>;

export const checkerChannels = {
  /** The nearest first, those on duty before the others. */
  'cases.checkers': { input: v.strictObject({ caseId: Id }), output: v.array(Checker) },
} as const;
