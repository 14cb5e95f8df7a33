import type { Department, Suggestion } from '../../../preload/contract';
import { townshipOf } from '../area';
import { categoryIdOf } from '../facts';
import type { CaseState } from '../types';

/** What an operator made of the suggestions for one case: the departments by kind, so that townships can be compared. */
export interface RoutingChoice {
  readonly category: string;
  /** Township, 9 digits. */
  readonly township: string;
  /** What stood chosen before anybody touched it; `rule` empty: usual for the category, the village, the duty. */
  readonly suggested: readonly { readonly kind: string; readonly rule: string }[];
  /** What was sent for, the lead first. */
  readonly chosen: readonly string[];
}

/** Having handled the like is a hint that nobody is chosen for; everything else is chosen already when the dialog opens. */
export const isProposed = (suggestion: Suggestion): boolean => suggestion.reason !== 'handled-before';

/** The choice of a first dispatch, for counting; undefined: nothing to learn from it. */
export const choiceOf = (
  state: CaseState,
  suggestions: readonly Suggestion[],
  tasks: readonly { readonly departmentId: string; readonly lead: boolean }[],
  department: (id: string) => Department | undefined,
): RoutingChoice | undefined => {
  const category = categoryIdOf(state);
  // Later ones answer to what happened meanwhile, and no rule knows that.
  if (category === undefined || state.state !== 'filed' || state.tasks.length > 0) return undefined;
  const kindOf = (id: string): string => department(id)?.kind ?? id;
  const inOrder = tasks.toSorted((a, b) => Number(b.lead) - Number(a.lead));
  return {
    category,
    township: townshipOf(state.area),
    suggested: suggestions
      .filter(isProposed)
      .map(({ departmentId, reason, values }) => ({ kind: kindOf(departmentId), rule: reason === 'rule' ? (values['rule'] ?? '') : '' })),
    chosen: [...new Set(inOrder.map(({ departmentId }) => kindOf(departmentId)))],
  };
};

/** The rule that proposed the first department, or '' for what is usual: what was added is counted against it. */
export const leadingRule = ({ suggested }: RoutingChoice): string => suggested[0]?.rule ?? '';

export const addedIn = ({ suggested, chosen }: RoutingChoice): readonly string[] =>
  chosen.filter((kind) => !suggested.some((one) => one.kind === kind));

export const leftOutIn = ({ suggested, chosen }: RoutingChoice): readonly { readonly kind: string; readonly rule: string }[] =>
  suggested.filter(({ kind }) => !chosen.includes(kind));
