import * as v from 'valibot';
import { RoutingProblem, RoutingRule } from '../routing';
import { AreaCode, Code, type Of } from '../scalars';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What operators keep changing, as a better rule. 规则改进建议 */
export const RoutingProposal = v.strictObject({
  /** The rule whose suggestion was changed; absent: the category's usual departments. */
  rule: v.optional(Code),
  category: Code,
  township: AreaCode,
  change: v.picklist(['add', 'remove']),
  kind: Code,
  /** In so many of so many cases. */
  cases: count,
  of: count,
  /** The rule to paste at the top of the file, ready. */
  better: RoutingRule,
});
export type RoutingProposal = Of<typeof RoutingProposal>;

export const RoutingReport = v.strictObject({
  /** The file the rules were read from. */
  source: v.string(),
  rules: v.array(v.strictObject({ rule: RoutingRule, uses: count, changed: count })),
  problems: v.array(RoutingProblem),
  /** For the shift lead; empty at other seats. */
  proposals: v.array(RoutingProposal),
});
export type RoutingReport = Of<typeof RoutingReport>;

export const routingChannels = { 'routing.read': { input: v.undefined(), output: RoutingReport } } as const;
