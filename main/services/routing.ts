import { debounceTime, filter } from 'rxjs';
import { ok, type Command, type Result, type RoutingProblem, type RoutingReport } from '../../preload/contract';
import { checkRouting, choiceOf, NO_ROUTING, proposeRules, useOfRules, type CaseState } from '../domain';
import type { StoreWrites } from '../ports';
import type { Context } from './context';
import { suggestionsFor } from './suggestions';

const QUIET_MS = 1000;
const DAY = 24 * 60 * 60 * 1000;

/** How far back the customer wants operators' choices to be looked at. */
const since = ({ clock, routing }: Context): number => clock.now() - (routing?.routing ?? NO_ROUTING).learning.days * DAY;

/** Writes down what the operator made of the suggestions, in the transaction that sends the tasks. */
export const countChoice = (context: Context, tx: StoreWrites, state: CaseState, command: Command): void => {
  if (command.name !== 'dispatch') return;
  const choice = choiceOf(state, suggestionsFor(context, state, false), command.tasks, context.names.department);
  if (!choice) return;
  tx.addRoutingChoice(command.commandId, context.clock.now(), choice);
  tx.dropRoutingChoicesBefore(since(context));
};

/** What cannot be as the rules say. Until the directory has come nothing can be missing from it. */
export const routingProblems = (context: Context): readonly RoutingProblem[] => {
  const { routing, names, rulebook } = context;
  if (!routing) return [];
  const areas = names.areas();
  const departments = names.departments();
  const named = departments.length === 0 ? [] : checkRouting(routing.routing, { rulebook, areas, departments });
  return [...routing.problems, ...named];
};

/** Logs each fault of the rules once, when they are loaded and whenever the directory has changed. */
export const watchRouting = (context: Context): void => {
  const told = new Set<string>();
  const look = (): void => {
    for (const { rule, fault, value } of routingProblems(context)) {
      const line = `routing rule ${rule === '' ? '(file)' : rule}: ${fault}: ${value}`;
      if (!told.has(line)) context.report(line);
      told.add(line);
    }
  };
  look();
  // A directory arrives in pieces; between two of them much seems to be missing.
  context.changed$
    .pipe(
      filter(({ directory }) => directory === true),
      debounceTime(QUIET_MS),
    )
    .subscribe(look);
};

/** The rules in force, what is wrong with them, how they fare, and, for a lead, what would make them better. */
export const createReadRouting = (context: Context) => (): Result<RoutingReport> => {
  const { routing = NO_ROUTING, source = '' } = context.routing ?? {};
  const choices = context.store.read.routingChoices(since(context));
  const used = useOfRules(choices);
  return ok({
    source,
    rules: routing.rules.map((rule) => ({ rule, ...(used.get(rule.id) ?? { uses: 0, changed: 0 }) })),
    problems: [...routingProblems(context)],
    proposals: context.getSeat().role === 'lead' ? proposeRules(routing, choices) : [],
  });
};
