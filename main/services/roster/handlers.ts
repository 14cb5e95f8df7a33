import type { Result } from '../../../preload/contract';
import type { Context } from '../context';
import { guardedLater } from '../guard';
import type { Handlers } from '../types';
import { createReadBoard } from './board';
import { createDrills } from './drills';
import { createRosterBook } from './book';
import { createRosterImport } from './import';
import { createReadPeople } from './people';
import { createSelection } from './selection';
import { createReadBranch, createReadFacts } from './tree';

/** What of the roster lives as long as the console. */
export const createRoster = (context: Context) => {
  const book = createRosterBook(context);
  return { book, imports: createRosterImport(context, book), drills: createDrills(context, book), selection: createSelection(context) };
};
export type Roster = ReturnType<typeof createRoster>;

interface Guards {
  readonly guard: <I, O>(handler: (input: I) => Result<O>) => (input: I) => Result<O>;
  readonly closing: () => boolean;
}

/** Every channel of the roster that the services answer. */
export const rosterHandlers = (
  context: Context,
  { book, imports, drills, selection }: Roster,
  { guard, closing }: Guards,
): Pick<Handlers, (`roster.${string}` | `drills.${string}` | `selection.${string}`) & keyof Handlers> => {
  const later = <I, O>(handler: (input: I) => Promise<Result<O>>) => guardedLater(closing, context.fault, handler);
  return {
    'roster.branch': guard(createReadBranch(book)),
    'roster.facts': guard(createReadFacts(context, book)),
    'roster.people': guard(createReadPeople(context, book)),
    'roster.board': guard(createReadBoard(context, book)),
    'roster.badRows': guard(imports.badRows),
    'roster.imports': guard(imports.imports),
    'drills.limits': guard(drills.limits),
    'drills.list': guard(drills.list),
    'drills.draw': guard(drills.draw),
    'drills.read': guard(drills.read),
    'drills.result': guard(drills.result),
    'drills.again': guard(drills.again),
    'drills.reachability': guard(drills.reachability),
    'selection.read': guard(selection.read),
    'selection.record': guard(selection.record),
    'roster.take': later(imports.take),
    'roster.takeBack': later(imports.takeBack),
  };
};
