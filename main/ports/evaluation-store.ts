import type { EvaluatedCase } from '../domain';
import type { Scope } from './records';

/** By which rules the facts were made, and up to which revision of the cases. */
export interface FactsMade {
  /** Stands for the rules; other rules, other facts. 0: none were made yet. */
  readonly rules: number;
  readonly rev: number;
}

/** Where a reading of facts goes on. */
export interface FactsCursor {
  readonly to: number;
  readonly key: number;
}

export interface EvaluationReads {
  factsMade(): FactsMade;
  /** Cases that changed after a revision, in its order. */
  casesChanged(rev: number, limit: number): readonly { readonly id: string; readonly rev: number }[];
  /** How many cases changed after a revision, of how many there are. */
  casesToCount(rev: number): { readonly changed: number; readonly all: number };
  /** Facts of the scope's cases whose span meets this one (ms, `to` excluded), a page at a time. */
  caseFacts(
    scope: Scope,
    span: { readonly from: number; readonly to: number },
    limit: number,
    after?: FactsCursor,
  ): { readonly facts: readonly EvaluatedCase[]; readonly next: FactsCursor | undefined };
  /** Undefined: the case is not in the scope, or has nothing to evaluate. */
  factsOf(scope: Scope, caseId: string): EvaluatedCase | undefined;
}

export interface EvaluationWrites {
  /** In place of the case's earlier ones. `span`: when it can have to do with a period, ms, both ends included. */
  putFacts(caseId: string, span: { readonly from: number; readonly to: number }, facts: EvaluatedCase): void;
  /** The case has nothing to evaluate any more. */
  dropFacts(caseId: string): void;
  setFactsMade(made: FactsMade): void;
}
