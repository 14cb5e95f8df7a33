import * as v from 'valibot';
import { Code, text, type Of } from './scalars';

const words = (max: number) => ({ zh: text(max), en: text(max) });

/** What the customer's own document says of grid members; a data file. 网格员职责与条件 */
export const RosterRules = v.strictObject({
  /** Where it is from. */
  source: v.strictObject(words(300)),
  duties: v.pipe(v.array(v.strictObject(words(120))), v.minLength(1), v.maxLength(12)),
  hotlines: v.pipe(v.array(v.strictObject({ ...words(20), phone: text(20) })), v.maxLength(8)),
  /** Kinds of people who may not serve. 三类人员不得担任 */
  mayNotServe: v.pipe(v.array(v.strictObject({ id: Code, ...words(120) })), v.maxLength(10)),
});
export type RosterRules = Of<typeof RosterRules>;
