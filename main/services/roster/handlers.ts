import type { Result } from '../../../preload/contract';
import type { Context } from '../context';
import type { Handlers } from '../types';
import { createRosterBook } from './book';
import { createReadPeople } from './people';
import { createReadBranch, createReadFacts } from './tree';

type Guard = <I, O>(handler: (input: I) => Result<O>) => (input: I) => Result<O>;

/** Every channel of the roster that the services answer. */
export const rosterHandlers = (context: Context, guard: Guard): Pick<Handlers, `roster.${string}` & keyof Handlers> => {
  const book = createRosterBook(context);
  return {
    'roster.branch': guard(createReadBranch(book)),
    'roster.facts': guard(createReadFacts(context, book)),
    'roster.people': guard(createReadPeople(context, book)),
  };
};
