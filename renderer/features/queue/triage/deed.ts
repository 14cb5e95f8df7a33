import {
  SUPERVISION_LEVELS,
  type CaseRow,
  type Category,
  type CommandName,
  type Outcome,
  type Priority,
  type Suggestion,
  type SupervisionLevel,
} from '../../../../preload/contract';
import type { BulkAction } from './acts';

/** What was chosen for all; an empty category or priority leaves each case's own. */
export interface Choice {
  readonly category: string;
  readonly priority: Priority | '';
  readonly level: SupervisionLevel | '';
  readonly outcome: Outcome;
  /** The case the others go into. */
  readonly into: string;
  readonly text: string;
}
export const noChoice: Choice = { category: '', priority: '', level: '', outcome: 'resolved', into: '', text: '' };

/** What one case brings along. */
export interface DeedFacts {
  readonly categories: ReadonlyMap<string, Category>;
  /** Departments proposed for it; only asked for when it is dispatched. */
  readonly suggestions: readonly Suggestion[];
  /** The ready instructions for its category, taken where nothing else is said. */
  readonly instructions: string;
}

/** Why nothing is asked of main for this case: nobody is proposed, it is so already, it is the one that stays, it has no category. */
export type Skipped = 'nobody' | 'same' | 'stays' | 'noCategory';
export type Deed = { readonly name: CommandName; readonly words: Readonly<Record<string, unknown>> } | { readonly skipped: Skipped };

/** Its own category where the rulebook knows it, else the one for everything else. */
const categoryFor = (row: CaseRow, categories: ReadonlyMap<string, Category>): Category | undefined =>
  categories.get(row.category ?? '') ?? categories.get('other');

/** The level after the highest that one of them has reached. */
export const nextLevel = (rows: readonly CaseRow[]): SupervisionLevel => {
  const reached = rows.map(({ supervision }) => (supervision === undefined ? -1 : SUPERVISION_LEVELS.indexOf(supervision)));
  return SUPERVISION_LEVELS[Math.min(Math.max(-1, ...reached) + 1, SUPERVISION_LEVELS.length - 1)]!;
};

const accept = (row: CaseRow, { categories }: DeedFacts): Deed => {
  const category = categoryFor(row, categories);
  if (!category) return { skipped: 'noCategory' };
  // An urgent report stays urgent; else the category says how important it is.
  return { name: 'accept', words: { category: category.id, priority: row.urgentReport ? 'urgent' : category.priority } };
};

const refile = (row: CaseRow, choice: Choice, reason: object): Deed => {
  const category = choice.category || row.category;
  const priority = choice.priority || row.priority;
  if (category === undefined) return { skipped: 'noCategory' };
  if (category === row.category && priority === row.priority) return { skipped: 'same' };
  return { name: 'refile', words: { category, priority, ...reason } };
};

/** Having handled the like before is a hint, no reason to be sent for. */
const dispatch = ({ text }: Choice, { suggestions, instructions }: DeedFacts): Deed => {
  const proposed = suggestions.filter(({ reason }) => reason !== 'handled-before');
  if (proposed.length === 0) return { skipped: 'nobody' };
  const lead = proposed.find((one) => one.lead) ?? proposed[0];
  return {
    name: 'dispatch',
    words: {
      tasks: proposed.map((one) => ({ departmentId: one.departmentId, lead: one === lead, instructions: text.trim() || instructions })),
    },
  };
};

/** The command of this act for one case, or why none is given. */
export const deedOf = (action: BulkAction, row: CaseRow, choice: Choice, facts: DeedFacts): Deed => {
  const text = choice.text.trim();
  const reason = text === '' ? {} : { reason: text };
  switch (action) {
    case 'accept':
      return accept(row, facts);
    case 'refile':
      return refile(row, choice, reason);
    case 'dispatch':
      return dispatch(choice, facts);
    case 'merge':
      return row.id === choice.into ? { skipped: 'stays' } : { name: 'merge', words: { into: choice.into } };
    case 'supervise':
      return { name: 'supervise', words: { level: choice.level, text } };
    case 'close':
      return { name: 'close', words: { outcome: choice.outcome, ...(text === '' ? {} : { text }) } };
    case 'note':
    case 'reply':
      return { name: action, words: { text } };
    case 'request-extension':
      return { name: 'request', words: { kind: 'extension', reason: text } };
    case 'request-suspension':
      return { name: 'request', words: { kind: 'suspension', reason: text } };
    case 'request-voiding':
      return { name: 'request', words: { kind: 'voiding', reason: text } };
    case 'reject':
    case 'void':
    case 'extend':
    case 'suspend':
    case 'resume':
    case 'reopen':
      return { name: action, words: reason };
  }
};
