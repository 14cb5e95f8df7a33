import type { Exclusion, FigureName, Priority } from '../../../preload/contract';
import type { CaseFacts } from '../stage-facts';
import type { TaskFact } from '../task-facts';

/** A task, and until when its department had to answer it, ms. */
export interface AnsweredTask extends TaskFact {
  readonly answerDueAt: number;
}

/** What the evaluation needs of a case: its facts, and what it is sorted by. No personal data but the reporter's id. */
export interface EvaluatedCase extends Omit<CaseFacts, 'tasks' | 'appeal'> {
  readonly tasks: readonly AnsweredTask[];
  readonly township: string;
  readonly village?: string | undefined;
  readonly gridCode?: string | undefined;
  readonly category?: string | undefined;
  readonly priority: Priority;
  readonly reportedAt: number;
  /** Member of the roster, or whoever else reported it. */
  readonly reporterId?: string | undefined;
}

/** Instants in ms: what was due or happened from `from` on and before `to`, as it stood at `asOf`. 评价期 */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

/** What a question is narrowed to; absent: everything. */
export interface EvaluationFilter {
  /** District 6, township 9, village 12 digits. */
  readonly area?: string | undefined;
  /** Only cases of which no smaller area is known. */
  readonly areaItself?: boolean | undefined;
  readonly departmentId?: string | undefined;
  readonly category?: string | undefined;
  /** Who reported it. */
  readonly memberId?: string | undefined;
}

/**
 * How a case stands in a figure: in the numerator (and so in the denominator), in the denominator only, or left out.
 * Undefined: the figure has nothing to do with it.
 */
export type Verdict = 'numerator' | 'rest' | { readonly excluded: Exclusion } | undefined;

/** One formula of one figure, for one case. Pure. */
export type Judge = (found: EvaluatedCase, period: Period, filter: EvaluationFilter) => Verdict;

/** A figure with the very cases behind it: ids, each in one place. */
export interface Figure {
  readonly figure: FigureName;
  readonly numerator: readonly string[];
  /** In the denominator and not in the numerator. */
  readonly rest: readonly string[];
  readonly excluded: Readonly<Partial<Record<Exclusion, readonly string[]>>>;
}
