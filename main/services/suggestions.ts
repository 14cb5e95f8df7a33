import type { Suggestion } from '../../preload/contract';
import { suggest, type CaseState } from '../domain';
import type { Context } from './context';

const DAY = 24 * 60 * 60 * 1000;
/** Ended cases that suggestions learn from. */
const LEARN_FROM = { days: 90, cases: 100 };

const categoryOfCase = (state: CaseState): string | undefined => ('category' in state ? state.category : state.report.category);

/** Cases of the same category that were closed lately. */
const similar = (context: Context, category: string | undefined): readonly CaseState[] =>
  context.store.read
    .endedCases({ area: context.getSeat().area }, context.clock.now() - LEARN_FROM.days * DAY, LEARN_FROM.cases)
    .map((ended) => ended.state)
    .filter((state) => state.state === 'closed' && state.category === category);

/**
 * Departments proposed for a case now, by what the directory, the rules and, unless `learned` is false, the past say:
 * reading a hundred old cases has no place in a command.
 */
export const suggestionsFor = (context: Context, state: CaseState, learned = true): Suggestion[] => {
  const { gridCode } = state.report;
  return suggest({
    state,
    gridType: gridCode === undefined ? undefined : context.names.grid(gridCode)?.type,
    now: context.clock.now(),
    departments: context.names.departments(),
    rulebook: context.rulebook,
    calendar: context.calendar,
    routing: context.routing?.routing,
    similar: learned ? similar(context, categoryOfCase(state)) : [],
  });
};
