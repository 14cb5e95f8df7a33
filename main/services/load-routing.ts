import * as v from 'valibot';
import { RoutingLearning, RoutingRule, type Routing, type RoutingProblem } from '../../preload/contract';
import { NO_ROUTING } from '../domain';

/** The customer's rules as far as they could be read, and what could not. */
export interface LoadedRouting {
  readonly routing: Routing;
  readonly problems: readonly RoutingProblem[];
  /** The file, for whoever is to mend it. */
  readonly source: string;
}

const Outline = v.strictObject({ learning: v.optional(v.unknown()), rules: v.array(v.unknown()) });

const wrong = (issue: v.BaseIssue<unknown>): string => `${v.getDotPath(issue) ?? ''}: ${issue.message}`.replace(/^: /, '');

const nameOf = (rule: unknown, index: number): string => {
  const id = typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : undefined;
  return typeof id === 'string' && id !== '' ? id.slice(0, 64) : `#${index + 1}`;
};

/**
 * Reads routing.json. A rule that cannot be read is left out and told of, and the others stand: dispatching goes on
 * by what is usual for the category, whatever somebody typed into a file. Never throws.
 */
export const loadRouting = (text: string, source: string): LoadedRouting => {
  const failed = (value: string): LoadedRouting => ({
    routing: NO_ROUTING,
    problems: [{ rule: '', fault: 'unreadable', value }],
    source,
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
  const outline = v.safeParse(Outline, json);
  if (!outline.success) return failed(wrong(outline.issues[0]));
  const problems: RoutingProblem[] = [];
  const learning = v.safeParse(RoutingLearning, outline.output.learning ?? NO_ROUTING.learning);
  if (!learning.success) problems.push({ rule: '', fault: 'unreadable', value: `learning.${wrong(learning.issues[0])}` });
  const rules = outline.output.rules.flatMap((raw, index) => {
    const rule = v.safeParse(RoutingRule, raw);
    if (rule.success) return [rule.output];
    problems.push({ rule: nameOf(raw, index), fault: 'unreadable', value: wrong(rule.issues[0]) });
    return [];
  });
  return { routing: { learning: learning.success ? learning.output : NO_ROUTING.learning, rules }, problems, source };
};
