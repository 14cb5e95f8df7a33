import * as v from 'valibot';
import { Code, text, type Of } from './scalars';

const words = (max: number) => ({ zh: text(max), en: text(max) });

/** What the customer's own document says of grid members; a data file. 网格员职责与条件 */
export const RosterRules = v.strictObject({
  /** Where it is from. */
  source: v.strictObject(words(300)),
  duties: v.pipe(v.array(v.strictObject(words(120))), v.minLength(1), v.maxLength(12)),
  hotlines: v.pipe(v.array(v.strictObject({ ...words(20), phone: text(20) })), v.maxLength(8)),
  /** Call drills: an answer within so many seconds counts, who does not answer is called in so many rounds, and so many people are offered. 随打随通 */
  drills: v.strictObject({
    source: v.strictObject(words(300)),
    answerSeconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(600)),
    rounds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
    people: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  /** Kinds of people who may not serve. 三类人员不得担任 */
  mayNotServe: v.pipe(v.array(v.strictObject({ id: Code, ...words(120) })), v.maxLength(10)),
});
export type RosterRules = Of<typeof RosterRules>;
